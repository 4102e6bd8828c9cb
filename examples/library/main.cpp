// A text on standard input, its events on standard output: a line each, with the words it came
// from.
#include <dragoman/dragoman.h>

#include <iostream>
#include <iterator>

int main(int argc, char** argv) try {
  const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  dragoman::api::Metadata about;
  if (argc > 1) about.published = argv[1];  // the day, so that "on Monday" has a date
  const dragoman::api::Reader reader(DATA);
  for (const dragoman::api::Event& event : reader.read(text, about).events) {
    std::cout << event.date.first << '\t' << event.type << '\t' << event.realis;
    for (const std::string& actor : event.actors) std::cout << '\t' << actor;
    for (const std::string& recipient : event.recipients) std::cout << "\t-> " << recipient;
    std::cout << '\t' << event.sentence.text << '\n';
  }
} catch (const dragoman::api::Failure& failure) {
  std::cerr << failure.what() << '\n';
  return 1;
}
