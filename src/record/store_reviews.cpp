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
  // Others may have written much, and no review among it.
  const std::int64_t reviews =
      database->pragma("SELECT CAST(value AS INTEGER) FROM state WHERE name = 'reviews'");
  if (corrections_version == -1 || reviews != reviews_version) {
    std::vector<ReviewRecord> all = list_derived<ReviewRecord>("kept");
    cached_corrections = Corrections(all);
    cached_corrections.set_verdicts(
        Verdicts(std::move(all), [this](const Anchor& anchor) { return resolve(anchor); }));
    reviews_version = reviews;
  }
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
  R record = read_body<R>(*database, body);
  if constexpr (requires { cached_corrections.verdicts().apply(record); }) {
    cached_corrections.verdicts().apply(record);
  }
  const RowToWrite row = row_to_write(record);
  Query(*database, "UPDATE record SET id = ? WHERE key = ?", id_of(row), key).run();
  if constexpr (std::is_same_v<R, EventRecord> || std::is_same_v<R, StatementRecord>) {
    const std::optional<Date>& date = *row.columns.date;
    const bool dated = date && date->known() && !date->year_open();
    Query query(*database,
                "UPDATE record SET type = ?, realis = ?, first_day = ?3, last_day = ?4,"
                " day = coalesce(?3, (SELECT first_day FROM document WHERE key = record.document),"
                " '') WHERE key = ?5");
    query.bind_or_null(row.columns.type);
    query.bind_or_null(row.columns.realis);
    query.bind_or_null(dated ? date->start : std::string_view());
    query.bind_or_null(dated ? date->end : std::string_view());
    query.bind(key);
    query.run();
  }
  Query(*database, "DELETE FROM party WHERE record = ?", key).run();
  write_parties(key, row);
}

void Store::Impl::reindex(const Correction& correction) {
  corrections_version = -1;
  corrections();
  std::vector<TouchedRow> rows;
  // Whoever goes by either id now; those merged into the first before come along.
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
  reindex_rows(rows);
}

void Store::Impl::reindex_rows(const std::vector<TouchedRow>& rows) {
  for (const TouchedRow& row : rows) {
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
  // What the one said that gives way holds no more.
  if (auto old = review_with(review.id)) drop_review(*old);
  write_kept(review, review.target);
  reviews_changed();
  if (auto correction = correction_of(review)) reindex(*correction);
  if (is_verdict(review)) apply_verdict(review);
}

void Store::Impl::drop_review(const ReviewRecord& review) {
  // Whom it means is known only as long as it is there.
  corrections();
  const std::set<std::string> documents = documents_of(review);
  const std::vector<std::string> records = records_of(review);
  Query(*database, "DELETE FROM kept WHERE id = ?", review.id).run();
  reviews_changed();
  if (auto correction = correction_of(review)) reindex(*correction);
  if (is_verdict(review)) touch(documents, records);
}

std::optional<ReviewRecord> Store::Impl::review_with(std::string_view id) {
  Query query(*database, "SELECT body FROM kept WHERE id = ? AND kind = 'review'", id);
  if (!query.next()) return std::nullopt;
  return read_body<ReviewRecord>(*database, query.text(0));
}

Result<bool> Store::remove_review(std::string_view id) {
  auto removed = guarded([&] {
    Database& database = *impl_->database;
    Transaction transaction(database);
    const std::optional<ReviewRecord> review = impl_->review_with(id);
    if (!review) return false;
    impl_->drop_review(*review);
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
      const std::vector<std::string> known = impl_->corrections().verdicts().reviews_of(target);
      std::erase_if(all, [&](const ReviewRecord& review) {
        return review.target != target &&
               std::find(known.begin(), known.end(), review.id) == known.end();
      });
    }
    return all;
  });
}

}  // namespace dragoman
