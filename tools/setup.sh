# Sourced by ./dragoman and ./test: what has to be installed, and building once.
#
# Says what it does, does nothing twice, uses sudo only where it is needed. All packages are
# Debian 12's own; why each was chosen is told in docs/decisions/.

build_packages="g++ cmake ninja-build pkg-config libicu-dev libsqlite3-dev libssl-dev libfmt-dev \
libsimdjson-dev nlohmann-json3-dev libcli11-dev libhwy-dev zlib1g-dev libstemmer-dev \
libboost-dev libarchive-dev libxml2-dev libgmime-3.0-dev libpoppler-cpp-dev"
# The page is built with Node 18 or newer, which may have come from elsewhere than Debian.
command -v npm >/dev/null 2>&1 || build_packages="$build_packages nodejs npm"
test_packages="$build_packages libgtest-dev libgmock-dev python3 chromium dpkg-dev"

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

# configure PRESET [FLAG]: writes the build files where they are missing, or were made without FLAG.
configure() {
  if [ -f "build/$1/build.ninja" ] && { [ -z "${2:-}" ] || [ -f "build/$1/with${2}" ]; }; then
    return 0
  fi
  say "configuring ($1)"
  mkdir -p "build/$1"
  # shellcheck disable=SC2086 # no FLAG is no argument
  cmake --preset "$1" ${2:-} >"build/$1/configure.log" 2>&1 || {
    rm -f "build/$1/build.ninja"
    cat "build/$1/configure.log" >&2
    exit 4
  }
  [ -z "${2:-}" ] || touch "build/$1/with${2}"
}

# build PRESET TARGET: builds what is out of date; silent when there is nothing to do.
build() {
  ninja -C "build/$1" -n "$2" 2>/dev/null | grep -q 'no work to do' && return 0
  [ -f "build/$1/built" ] || say "building, once; this takes a few minutes"
  cmake --build "build/$1" --target "$2" >"build/$1/build.log" 2>&1 || {
    tail -n 40 "build/$1/build.log" >&2
    say "the build failed; all of it is in build/$1/build.log"
    grep -q 'npm ERR' "build/$1/build.log" &&
      say "what the page is built with could not be fetched; to go on without the page: cmake --preset $1 -DDRAGOMAN_PAGE=OFF"
    exit 4
  }
  touch "build/$1/built"
}
