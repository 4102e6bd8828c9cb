#include "knowledge/name_keys.h"

#include <gtest/gtest.h>

#include "actors_helpers.h"

namespace dragoman {
namespace {

std::string id(std::string_view name) {
  return person_id(name_keys(name, real_knowledge()));
}

TEST(PersonKey, SpellingsOfOneNameShareAKey) {
  const std::pair<const char*, const char*> pairs[] = {
      {"Sergei Orlov", "Sergey Orlov"},
      {"Yury Belyaev", "Yuriy Beliayev"},
      {"Volodymyr Zelensky", "Volodymyr Zelenskyy"},
      {"Volodymyr Zelenskiy", "Volodymyr Zelenskyi"},
      {"Nursultan Nazarbayev", "Nursultan Nazarbaev"},
      {"Armen Grigoryan", "Armen Grigorian"},
      {"Hakan Kılıç", "Hakan Kilic"},
      {"Recep Erdoğan", "Recep Erdogan"},
      {"Yevgeny Petrov", "Evgeny Petrov"},
      {"Aleksandr Vučić", "Alexander Vucic"},
      {"Mohammed Saleh", "Mohamed Saleh"},
      {"Bashar al-Assad", "Bashar Assad"},
      {"Donald J. Trump", "Donald Trump"},
      {"Mikhail Ghazaryan", "Mihail Gazarian"},
      {"Kim Jong-un", "Kim Jong Un"},
      {"Alexey Matviyenko", "Aleksei Matvienko"},
  };
  for (const auto& [a, b] : pairs) EXPECT_EQ(id(a), id(b)) << a << " / " << b;
}

TEST(PersonKey, NamesakesStayTwo) {
  const std::pair<const char*, const char*> pairs[] = {
      {"Sergei Ivanov", "Igor Ivanov"},    {"Ilham Aliyev", "Heydar Aliyev"},
      {"George H. Bush", "Jeb Bush"},      {"Maria Petrova", "Mario Petrova"},
      {"Aram Sargsyan", "Armen Sargsyan"}, {"Li Wei", "Li Hui"},
  };
  for (const auto& [a, b] : pairs) EXPECT_NE(id(a), id(b)) << a << " / " << b;
}

TEST(PersonKey, IdsAreAscii) {
  EXPECT_EQ(id("Łukasz Szumowski"), "person-lukasz-szumowski");
  EXPECT_EQ(organization_slug("Institute for Peace (Oslo)"), "org-institute-for-peace-oslo");
  EXPECT_EQ(id("Émile O'Brien"), "person-emile-obrien");
}

}  // namespace
}  // namespace dragoman
