// One key for the spellings of one name.
//
// Names that come into English from other scripts are spelt in several ways (Sergei, Sergey;
// Pashinyan, Pashinian; Zelensky, Zelenskyy, Zelenskiy). The key is worked out by rule, without a
// list of people, so that it is the same in every document:
//
//   accents off, lower case                        Kılıç = Kilic, Erdoğan = Erdogan
//   y after a vowel and before e dropped           Nazarbayev = Nazarbaev, Matviyenko = Matvienko
//   ye at the start → e                            Yevgeny = Evgeny
//   y, j at the end → i; y elsewhere → i           Sergey = Sergei = Sergej, Pashinyan = Pashinian
//   kh → h, gh → g, ph → f, ck, q → k, x → ks      Mikhail = Mihail, Ghazaryan = Gazarian
//   dj, dzh → j; tch → ch; ou → u                  Djokovic = Jokovic, Ouattara = Uattara
//   -dr at the end → -der                          Aleksandr = Alexander
//   h after a vowel at the end dropped             Abdullah = Abdulla
//   doubled letters → one                          Mohammed = Mohamed, Yuriy = Yuri
//   initials in the middle, articles (al, el) out  Donald J. Trump = Donald Trump
//
// What it leaves out on purpose: forms that need knowledge (Muhammad = Mohammed, Ekaterina =
// Katya, Olexander = Alexander). Two people whose names differ by more than this stay two.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"

namespace dragoman {

// The key of one word of a name; empty for a word without letters.
std::string name_word_key(std::string_view word);
// The keys of a name's words, hyphens split, initials between other words and articles left out.
std::vector<std::string> name_keys(std::string_view name, const Knowledge& knowledge);
// "person-" and the keys, joined by '-', in ASCII.
std::string person_id(const std::vector<std::string>& keys);
// "org-" and the folded name, joined by '-', in ASCII.
std::string organization_slug(std::string_view name);

}  // namespace dragoman
