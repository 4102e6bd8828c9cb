// Many plain texts in one stream, parted by lines of a kind: what a pipe sends that knows no JSON.
#pragma once

#include "source/read_job.h"

namespace dragoman {

// One document for each run of lines between lines that are just `options.separator` ("blank":
// lines of white space); runs of white space alone are passed over. Each is given as soon as its
// separator has come. A line or text over the limits is told and passed over.
void read_separated(ByteReader& bytes, const InputPiece& piece, ReadJob& job);

}  // namespace dragoman
