// A message of e-mail (RFC 5322, MIME) → a document, and what is attached to it → documents below
// it.
//
// Subject is the title, the sender's name the byline, the host of the address the outlet, the day
// that of the Date field. Of alternatives the plain text is read unless it says next to nothing,
// else the HTML. Attachments of kinds that we read are named `a.eml/report.pdf` and go through the
// same door as files; others are passed over and counted. GMime does the decoding.
#pragma once

#include "source/read_job.h"

namespace dragoman {

void read_mail(ByteReader& bytes, const InputPiece& piece, ReadJob& job);

}  // namespace dragoman
