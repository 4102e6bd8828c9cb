// The program as it is installed: in a folder of its own, as a library for others, as a Debian
// package; with its manual page and its completions.
#include <gmock/gmock.h>

#include "end_to_end/program_helpers.h"

namespace dragoman {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kText =
    "Norway's prime minister met the president of Finland in Oslo on Monday.\n";

class PackageTest : public ProgramTest {
 protected:
  // Fails the test, with what was printed, where the command fails.
  std::string shell(const std::string& command) {
    const Ended ended = run_shell("unset DRAGOMAN_DATA; " + command);
    EXPECT_EQ(ended.code, 0) << command << "\n" << ended.out << ended.err;
    return ended.out;
  }
  bool has(const std::string& program) {
    return run_shell("command -v " + program + " >/dev/null").code == 0;
  }
  static std::string install(const std::string& prefix) {
    return "cmake --install '" DRAGOMAN_BUILD_DIR "' --prefix '" + prefix + "' >/dev/null";
  }
};

TEST_F(PackageTest, AnInstalledProgramHasItsOwnTables) {
  write("a.txt", kText);
  shell(install("first"));
  shell("mv first moved");  // any prefix does
  EXPECT_THAT(shell("moved/bin/dragoman --version"), HasSubstr("dragoman "));
  shell("moved/bin/dragoman read a.txt");
  EXPECT_THAT(shell("moved/bin/dragoman events"), HasSubstr("CONSULT"));
  shell("rm moved/share/dragoman/data/states.tsv");
  const Ended without = run_shell("moved/bin/dragoman read --again a.txt");
  EXPECT_EQ(without.code, 2);
  EXPECT_THAT(without.err, HasSubstr("moved/share/dragoman/data/states.tsv"));
}

TEST_F(PackageTest, ALibraryReadsATextWithoutAStore) {
  write("a.txt", kText);
  shell(install("tree"));
  shell("cmake -S '" DRAGOMAN_SOURCE_DIR
        "/examples/library' -B example -G Ninja -DCMAKE_BUILD_TYPE=Release"
        " -DCMAKE_PREFIX_PATH=\"$PWD/tree\" && cmake --build example");
  const std::string read = shell("example/read_text 2025-03-12 < a.txt");
  EXPECT_THAT(read, HasSubstr("2025-03-10\tCONSULT\thappened"));
  EXPECT_THAT(read, HasSubstr("met the president of Finland"));
  const Ended empty = run_shell("example/read_text </dev/null");
  EXPECT_EQ(empty.code, 1);
  EXPECT_THAT(empty.err, HasSubstr("[empty_input]"));
}

TEST_F(PackageTest, ADebianPackageIsInstalledAndRemoved) {
  if (!has("dpkg-shlibdeps") || !has("cpack")) GTEST_SKIP() << "no Debian to make a package on";
  write("a.txt", kText);
  shell("cpack -G DEB --config '" DRAGOMAN_BUILD_DIR "/CPackConfig.cmake' -B \"$PWD/made\"");
  const std::string files = shell("dpkg-deb -c made/dragoman_*.deb");
  for (const char* file :
       {"./usr/bin/dragoman", "./usr/share/dragoman/data/states.tsv",
        "./usr/share/dragoman/models/english.dgm", "./usr/share/man/man1/dragoman.1.gz",
        "./usr/share/bash-completion/completions/dragoman", "./usr/share/doc/dragoman/copyright"}) {
    EXPECT_THAT(files, HasSubstr(file));
  }
  EXPECT_THAT(files, Not(HasSubstr("libdragoman.a")));
  const std::string about = shell("dpkg-deb -I made/dragoman_*.deb");
  EXPECT_THAT(about, HasSubstr("Package: dragoman"));
  EXPECT_THAT(about, HasSubstr("Description: reads reports on relations between states"));
  EXPECT_THAT(about, HasSubstr("libsqlite3-0"));
  EXPECT_THAT(about, HasSubstr("libc6"));
  const std::string developed = shell("dpkg-deb -c made/libdragoman-dev_*.deb");
  EXPECT_THAT(developed, HasSubstr("./usr/include/dragoman/dragoman.h"));
  EXPECT_THAT(developed, HasSubstr("/cmake/Dragoman/DragomanConfig.cmake"));

  // What it depends on is on this system, not in the root it goes into.
  const std::string dpkg =
      "dpkg --root=\"$PWD/root\" --force-not-root --force-depends --log=/dev/null ";
  shell(
      "mkdir -p root/var/lib/dpkg/updates root/var/lib/dpkg/info && touch "
      "root/var/lib/dpkg/status");
  shell(dpkg + "-i made/dragoman_*.deb 2>&1");
  EXPECT_THAT(shell("root/usr/bin/dragoman --version"), HasSubstr("dragoman "));
  shell("root/usr/bin/dragoman read a.txt");
  EXPECT_THAT(shell("root/usr/bin/dragoman events"), HasSubstr("CONSULT"));
  shell(dpkg + "-r dragoman 2>&1");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "root/usr"));
}

TEST_F(PackageTest, TheManualPageIsWhatTheFlagsSay) {
  const std::string page = run({"help", "--man"}).out;
  EXPECT_THAT(page, HasSubstr(".SS \"dragoman export\""));
  EXPECT_THAT(page, HasSubstr("\\fB\\-o\\fR, \\fB\\-\\-output\\fR \\fIVALUE\\fR"));
  EXPECT_THAT(page, HasSubstr(".SS \"dragoman eval trees\""));
  EXPECT_THAT(page, Not(HasSubstr("dragoman help")));
  if (!has("groff")) GTEST_SKIP() << "no groff to look at the page";
  write("dragoman.1", page);
  EXPECT_EQ(shell("groff -man -K utf8 -Tutf8 -ww -z dragoman.1 2>&1"), "");
}

TEST_F(PackageTest, ShellsCompleteCommandsFlagsAndValues) {
  write("dragoman.bash", run({"help", "--completion", "bash"}).out);
  const auto completed = [&](const std::string& words) {
    return shell("bash -c 'source ./dragoman.bash; COMP_WORDS=(" + words +
                 "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _dragoman; echo \"${COMPREPLY[*]}\"'");
  };
  EXPECT_EQ(completed("dragoman expo"), "export\n");
  EXPECT_EQ(completed("dragoman actors sp"), "split\n");
  EXPECT_EQ(completed("dragoman export --out"), "--output\n");
  EXPECT_EQ(completed("dragoman export --format sq"), "sqlite\n");
  EXPECT_EQ(completed("dragoman export --format = ma"), "markdown\n");
  EXPECT_EQ(completed("dragoman read some"), "\n") << "files are the shell's";
  write("_dragoman", run({"help", "--completion", "zsh"}).out);
  write("dragoman.fish", run({"help", "--completion", "fish"}).out);
  if (has("zsh")) shell("zsh -n _dragoman");
  if (has("fish")) shell("fish -n dragoman.fish");
  EXPECT_THAT(content_of("dragoman.fish"), HasSubstr("-l format"));
  EXPECT_EQ(run({"help"}).code, 4);
}

}  // namespace
}  // namespace dragoman
