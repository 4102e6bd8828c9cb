# Sourced by ./dragoman and ./test: what has to be installed, and building once.
#
# Says what it does, does nothing twice, uses sudo only where it is needed. All packages are
# Debian 12's own; why each was chosen is told in docs/decisions/.

build_packages="g++ cmake ninja-build pkg-config libicu-dev libsqlite3-dev libssl-dev libfmt-dev \
libsimdjson-dev nlohmann-json3-dev libcli11-dev libhwy-dev"
test_packages="$build_packages libgtest-dev libgmock-dev python3"

say() { printf '%s\n' "dragoman: $*" >&2; }

missing_packages() {
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
      printf '%s ' "$package"
  done
}

install_missing() {
  missing=$(missing_packages "$@")
  [ -z "$missing" ] && return 0
  if ! command -v apt-get >/dev/null 2>&1; then
    say "needs these packages, and this system has no apt-get to install them: $missing"
    exit 4
  fi
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      say "needs these packages; install them as root, then run this again: $missing"
      exit 4
    fi
    as_root="sudo"
  fi
  say "installing $missing"
  $as_root apt-get update -qq >&2
  # shellcheck disable=SC2086 # a list of words
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing \
    </dev/null >"${TMPDIR:-/tmp}/dragoman-install.$$.log" 2>&1 || {
    cat "${TMPDIR:-/tmp}/dragoman-install.$$.log" >&2
    say "installing failed; the lines above say why"
    exit 4
  }
  rm -f "${TMPDIR:-/tmp}/dragoman-install.$$.log"
}

# build PRESET TARGET...: configures once, then builds what is out of date.
build() {
  preset=$1
  shift
  if [ ! -f "build/$preset/build.ninja" ]; then
    say "configuring ($preset)"
    mkdir -p "build/$preset"
    cmake --preset "$preset" >"build/$preset/configure.log" 2>&1 || {
      cat "build/$preset/configure.log" >&2
      exit 4
    }
  fi
  # Silent when there is nothing to do.
  if [ -n "$(ninja -C "build/$preset" -n "$@" 2>/dev/null | grep -v 'no work to do' | grep -v '^ninja: Entering' | head -n 1)" ]; then
    [ -f "build/$preset/built" ] || say "building, once; this takes a few minutes"
    cmake --build "build/$preset" --target "$@" >"build/$preset/build.log" 2>&1 || {
      tail -n 40 "build/$preset/build.log" >&2
      say "the build failed; all of it is in build/$preset/build.log"
      exit 4
    }
    touch "build/$preset/built"
  fi
}
