#include "library/engine.h"

#include <future>

#include "reading/name_agreement.h"

namespace dragoman {

namespace fs = std::filesystem;

// The model and the tables of knowledge take longest and do not need each other: two threads.
Result<Engine> load_engine(const fs::path& data, const fs::path& user,
                           std::vector<Error>& refused) {
  Engine engine;
  auto analyzer_to_come = std::async(std::launch::async, [&data] { return load_analyzer(data); });
  auto source = SourceTables::load(data);
  auto knowledge = Knowledge::load(data, user, refused);
  auto analyzer = analyzer_to_come.get();
  if (!source) return source.error();
  if (!analyzer) return analyzer.error();
  if (!knowledge) return knowledge.error();
  engine.source = std::move(*source);
  engine.knowledge = std::move(knowledge).value();
  engine.analyzer = with_agreed_names(std::move(analyzer).value(), *engine.knowledge);
  auto reader = load_reader(data, user, *engine.knowledge, refused);
  if (!reader) return reader.error();
  engine.reader = std::move(reader).value();
  return engine;
}

Result<Engine> load_engine(const fs::path& data) {
  std::vector<Error> refused;
  return load_engine(data, {}, refused);
}

}  // namespace dragoman
