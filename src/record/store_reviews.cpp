// Reviews: kept apart from what was read, looked up whenever a record is written or asked for.
//
// Corrections of who is who change no body. The columns that queries search by (ids, parties) are
// brought in line when a correction comes or goes, so that asking costs nothing more.
#include <algorithm>

#include "record/store_impl.h"

namespace dragoman {

const Corrections& Store::Impl::corrections() {
  const std::int64_t version = database->pragma("PRAGMA data_version");
  if (version == corrections_version) return cached_corrections;
  cached_corrections = Corrections(list_derived<ReviewRecord>("kept"));
  corrections_version = version;
  return cached_corrections;
}

std::string Store::Impl::id_of(const RowToWrite& row) {
  const Corrections& all = cached_corrections;
  if (all.empty()) return row.id;
  if (row.kind == Fields<ActorRecord>::kKind) return all.meant(row.id, row.document);
  if (row.kind != Fields<MembershipRecord>::kKind) return row.id;
  std::string member, organization;
  for (const auto& [actor, role] : row.columns.parties) {
    (std::string_view(role) == "member" ? member : organization) = actor;
  }
  return membership_id(all.meant(member, row.document), all.meant(organization, row.document));
}

template <typename R>
void Store::Impl::reindex_row(std::int64_t key, std::string_view body) {
  const R record = read_body<R>(*database, body);
  const RowToWrite row = row_to_write(record);
  Query(*database, "UPDATE record SET id = ? WHERE key = ?", id_of(row), key).run();
  Query(*database, "DELETE FROM party WHERE record = ?", key).run();
  write_parties(key, row);
}

void Store::Impl::reindex(const Correction& correction) {
  corrections_version = -1;
  corrections();
  struct Touched {
    std::int64_t key = 0;
    std::string kind;
    std::string body;
    std::string document;
  };
  // Whoever goes by either id now; those merged into the first before come along.
  std::vector<Touched> rows;
  {
    Query query(
        *database,
        "SELECT r.key, r.kind, r.body, d.id FROM record r JOIN document d ON d.key = r.document"
        " WHERE (?3 = '' OR d.id = ?3) AND (r.key IN"
        " (SELECT record FROM party WHERE actor IN (?1, ?2))"
        " OR (r.kind = 'actor' AND r.id IN (?1, ?2))) ORDER BY r.key",
        correction.from, correction.into, correction.document);
    while (query.next()) {
      rows.push_back({query.number(0), query.string(1), query.string(2), query.string(3)});
    }
  }
  for (const Touched& row : rows) {
    set_pending(row.document);
    for_each_record_kind([&](auto example) {
      using R = decltype(example);
      if constexpr (requires { columns_of(example); }) {
        if (Fields<R>::kKind == row.kind) reindex_row<R>(row.key, row.body);
      }
    });
  }
  if (!rows.empty()) set_stale();
}

Status Store::add_review(const ReviewRecord& review) {
  Status kept = guarded([&] {
    Transaction transaction(*impl_->database);
    impl_->keep_review(review);
    transaction.commit();
  });
  impl_->corrections_version = -1;  // also where the transaction came to nothing
  return kept;
}

void Store::Impl::keep_review(const ReviewRecord& review) {
  write_kept(review, review.target);
  if (auto correction = correction_of(review)) reindex(*correction);
}

Result<bool> Store::remove_review(std::string_view id) {
  auto removed = guarded([&] {
    Database& database = *impl_->database;
    Transaction transaction(database);
    std::optional<ReviewRecord> review;
    {
      Query query(database, "SELECT body FROM kept WHERE id = ? AND kind = 'review'", id);
      if (query.next()) review = read_body<ReviewRecord>(database, query.text(0));
    }
    if (!review) return false;
    Query(database, "DELETE FROM kept WHERE id = ?", id).run();
    if (auto correction = correction_of(*review)) impl_->reindex(*correction);
    transaction.commit();
    return true;
  });
  impl_->corrections_version = -1;
  return removed;
}

Result<std::vector<ReviewRecord>> Store::reviews(std::string_view target) {
  return guarded([&] {
    std::vector<ReviewRecord> all = impl_->list_derived<ReviewRecord>("kept");
    if (!target.empty()) {
      std::erase_if(all, [&](const ReviewRecord& review) { return review.target != target; });
    }
    return all;
  });
}

}  // namespace dragoman
