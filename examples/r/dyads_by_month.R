# What two states did month by month, and how much of it is only planned, threatened or denied.
#
#   dragoman export --format csv -o south
#   Rscript dyads_by_month.R south
#
# Base R only. Each row of events.csv is an event as one report tells it; `actor_countries` and
# `recipient_countries` hold several countries, separated by "|".

folder <- commandArgs(trailingOnly = TRUE)[1]
events <- read.csv(file.path(folder, "events.csv"), colClasses = "character", encoding = "UTF-8")

# Only news of the report itself, with a month in a known year.
events <- subset(events, report == "news" & grepl("^[0-9]{4}-[0-9]{2}", start))
events$month <- substr(events$start, 1, 7)
events$score <- as.numeric(events$score)

# The pairs of states in an event; in what states do together, all are actors.
dyads <- function(actors, recipients) {
  from <- setdiff(strsplit(actors, "|", fixed = TRUE)[[1]], "")
  to <- setdiff(strsplit(recipients, "|", fixed = TRUE)[[1]], "")
  if (length(to) == 0) to <- from
  pairs <- expand.grid(from = from, to = to, stringsAsFactors = FALSE)
  pairs <- pairs[pairs$from != pairs$to, ]
  unique(paste(pmin(pairs$from, pairs$to), pmax(pairs$from, pairs$to), sep = "-"))
}
found <- Map(dyads, events$actor_countries, events$recipient_countries)
pairs <- events[rep(seq_len(nrow(events)), lengths(found)), ]
pairs$dyad <- unlist(found)

# What did not happen is in the data too: count it, or leave it out, but knowingly.
happened <- subset(pairs, realis == "happened")
by_month <- aggregate(score ~ dyad + month, happened, function(s) c(events = length(s), mean = mean(s)))
print(by_month[order(by_month$dyad, by_month$month), ], row.names = FALSE, digits = 3)

cat("\nShare of each realis:\n")
print(round(prop.table(table(events$realis)), 2))
