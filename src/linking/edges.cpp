#include "linking/edges.h"

#include <algorithm>

#include "linking/groups.h"

namespace dragoman {
namespace {

constexpr std::size_t kMentionsKept = 40000;  // some 80 MiB
constexpr std::size_t kCountingKept = 1000000;

std::vector<Item> items_of(const std::vector<LinkRow>& rows) {
  std::vector<Item> out;
  out.reserve(rows.size());
  for (const LinkRow& row : rows) out.push_back(row.item);
  return out;
}

LinkRow row_of(const MentionKey& key, Item item) {
  return {row_key(key.key), 0, item, ""};
}

LinkSpace space_of(const MentionKey& key) {
  return key.company ? kCompany : kLeaders;
}

}  // namespace

std::shared_ptr<const Trace> Traces::of(std::int64_t document) {
  const auto known = kept_.find(document);
  if (known != kept_.end()) return known->second;
  const auto older = older_.find(document);
  if (older != older_.end()) {
    const std::shared_ptr<const Trace> found = older->second;
    put(document, found);
    return found;
  }
  const std::optional<std::string> body = store_->trace(document);
  if (!body) return nullptr;
  auto trace = std::make_shared<const Trace>(unpack_trace(*body));
  put(document, trace);
  return trace;
}

void Traces::put(std::int64_t document, std::shared_ptr<const Trace> trace) {
  if (mentions_ >= kMentionsKept / 2) {
    older_ = std::move(kept_);
    kept_.clear();
    mentions_ = 0;
  }
  mentions_ += 1 + trace->mentions.size();
  older_.erase(document);
  kept_[document] = std::move(trace);
}

void Traces::erase(std::int64_t document) {
  kept_.erase(document);
  older_.erase(document);
}

void Traces::look_into(LinkStore& store) {
  store_ = &store;
  const std::int64_t others = store.others();
  if (others == others_) return;
  kept_.clear();
  older_.clear();
  mentions_ = 0;
  others_ = others;
}

Edges::Sharing Edges::sharing_of(const MentionKey& key) {
  Sharing out;
  out.leaders = items_of(store_.rows(kLeaders, row_key(key.key), key.most + 1U));
  out.leaders_count = out.leaders.size() <= key.most;
  // Company alone is not compared, however many there are.
  if (out.leaders_count && !out.leaders.empty()) {
    out.company = items_of(store_.rows(kCompany, row_key(key.key), key.most + 1U));
    out.company_counts = out.company.size() <= key.most;
  }
  if (counting_.size() >= kCountingKept) counting_.clear();
  counting_[key.key] = {out.leaders_count, out.company_counts};
  return out;
}

Edges::Counting Edges::counting_of(const MentionKey& key) {
  const auto known = counting_.find(key.key);
  if (known != counting_.end()) return known->second;
  const Sharing sharing = sharing_of(key);
  return {sharing.leaders_count, sharing.company_counts};
}

void Edges::add(std::int64_t document, const Trace& trace) {
  std::vector<const EventMention*> own;
  for (const EventMention& mention : trace.mentions) own.push_back(&mention);
  for (const auto& [i, j] : pairs_within(own)) compare(item_of(document, i), item_of(document, j));
  for (std::size_t i = 0; i < trace.mentions.size(); ++i) {
    const Item item = item_of(document, i);
    touched_.insert(item);
    add_mention(item, trace.mentions[i]);
    // Those that a reader joined with it, if they are there.
    for (const std::string& event : trace.mentions[i].together) {
      const std::int64_t with = store_.number_of(store_.document_of_event(event));
      const std::shared_ptr<const Trace> theirs = with != 0 ? traces_.of(with) : nullptr;
      if (!theirs || with == document) continue;
      const std::size_t place = theirs->index_of(event);
      if (place < theirs->mentions.size()) compare(item_of(with, place), item);
    }
  }
}

void Edges::add_mention(Item item, const EventMention& mention) {
  std::set<Item> candidates;
  for (const MentionKey& key : keys_of(mention)) {
    store_.put(space_of(key), row_of(key, item));
    const Sharing sharing = sharing_of(key);
    // The one that makes them too many.
    const bool leads_over = !key.company && sharing.leaders.size() == key.most + 1U;
    const bool company_over =
        key.company && sharing.leaders_count && sharing.company.size() == key.most + 1U;
    if (leads_over || company_over) drop_edges(key, sharing);
    if (!sharing.leaders_count) continue;
    if (!key.company || sharing.company_counts) {
      candidates.insert(sharing.leaders.begin(), sharing.leaders.end());
    }
    if (!key.company && sharing.company_counts) {
      candidates.insert(sharing.company.begin(), sharing.company.end());
    }
  }
  for (const Item other : candidates) {
    if (document_of(other) != document_of(item)) compare(item, other);
  }
}

void Edges::remove(std::int64_t document, const Trace& trace) {
  for (std::size_t i = 0; i < trace.mentions.size(); ++i) {
    const Item item = item_of(document, i);
    for (const Item other : of(item)) part(item, other);
  }
  for (std::size_t i = 0; i < trace.mentions.size(); ++i) {
    const Item item = item_of(document, i);
    for (const MentionKey& key : keys_of(trace.mentions[i])) {
      if (!store_.erase(space_of(key), row_of(key, item))) continue;
      const Sharing sharing = sharing_of(key);
      const bool back = sharing.leaders_count && (key.company ? sharing.company.size() == key.most
                                                              : sharing.leaders.size() == key.most);
      if (back) compare_all(sharing);
    }
  }
  for (std::size_t i = 0; i < trace.mentions.size(); ++i) {
    // Keys that it has itself may have brought it back into play meanwhile.
    const Item item = item_of(document, i);
    for (const Item other : of(item)) part(item, other);
    touched_.erase(item);
  }
}

std::vector<Item> Edges::of(Item item) {
  return items_of(store_.rows(kEdges, item));
}

void Edges::compare(Item a, Item b) {
  const std::shared_ptr<const Trace> of_a = traces_.of(document_of(a));
  const std::shared_ptr<const Trace> of_b = traces_.of(document_of(b));
  const Match found =
      match(of_a->mentions.at(index_of(a)), of_b->mentions.at(index_of(b)), weights_);
  if (found.possible && found.score >= weights_.threshold()) unite(a, b);
}

void Edges::unite(Item a, Item b) {
  if (!store_.put_new(kEdges, {a, 0, b, ""})) return;
  store_.put(kEdges, {b, 0, a, ""});
  touched_.insert(a);
  touched_.insert(b);
}

void Edges::part(Item a, Item b) {
  store_.erase(kEdges, {a, 0, b, ""});
  store_.erase(kEdges, {b, 0, a, ""});
  touched_.insert(a);
  touched_.insert(b);
}

bool Edges::share_key(const std::vector<MentionKey>& of_a, const std::vector<MentionKey>& of_b) {
  auto i = of_a.begin();
  auto j = of_b.begin();
  while (i != of_a.end() && j != of_b.end()) {
    if (i->key != j->key) {
      ++(i->key < j->key ? i : j);
      continue;
    }
    if (!(i->company && j->company)) {
      const Counting counting = counting_of(*i);
      const bool with_company = i->company || j->company;
      if (with_company ? counting.company : counting.leaders) return true;
    }
    ++i;
    ++j;
  }
  return false;
}

void Edges::drop_edges(const MentionKey& key, const Sharing& sharing) {
  std::set<Item> all(sharing.leaders.begin(), sharing.leaders.end());
  const auto company = items_of(store_.rows(kCompany, row_key(key.key), key.most + 1U));
  all.insert(company.begin(), company.end());
  std::unordered_map<Item, std::vector<MentionKey>> known;  // each has edges to many of the others
  const auto keys = [&](Item item, const EventMention& mention) -> const std::vector<MentionKey>& {
    const auto [place, is_new] = known.try_emplace(item);
    if (is_new) place->second = keys_of(mention);
    return place->second;
  };
  for (const Item a : all) {
    for (const Item b : of(a)) {
      if (b < a || !all.contains(b) || document_of(a) == document_of(b)) continue;
      const std::shared_ptr<const Trace> of_a = traces_.of(document_of(a));
      const std::shared_ptr<const Trace> of_b = traces_.of(document_of(b));
      const EventMention& first = of_a->mentions.at(index_of(a));
      const EventMention& second = of_b->mentions.at(index_of(b));
      if (are_tied(first, second)) continue;
      if (!share_key(keys(a, first), keys(b, second))) part(a, b);
    }
  }
}

void Edges::compare_all(const Sharing& sharing) {
  for (std::size_t i = 0; i < sharing.leaders.size(); ++i) {
    const auto with = [&](Item other) {
      if (document_of(other) != document_of(sharing.leaders[i])) compare(sharing.leaders[i], other);
    };
    for (std::size_t j = 0; j < i; ++j) with(sharing.leaders[j]);
    if (!sharing.company_counts) continue;
    for (const Item other : sharing.company) with(other);
  }
}

}  // namespace dragoman
