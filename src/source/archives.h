// What is packed: one file in gzip, zstd, bzip2 or xz; many in a zip or tar.
//
// libarchive unpacks as we read, so nothing is held but the piece at hand. Entries are named below
// their archive ("a.zip/b.html") and go through the same door as files; what is not ours to read is
// passed over and counted. Limits (read_options.h) are kept over all layers together: a small file
// that grows without end is stopped wherever the growth happens.
#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "source/bytes.h"
#include "source/read_job.h"

namespace dragoman {

void read_packed(ByteReader& bytes, const InputPiece& piece, ReadJob& job);
void read_archive(ByteReader& bytes, const InputPiece& piece, ReadJob& job);

// The bytes in `packed`, as a source; of what is not packed, the bytes as they are. For files of
// our own making: without limits but those of who reads.
ByteSource unpacked_source(ByteReader& packed);
// Every file in an archive, which may itself be packed: its name and its bytes. Ends at the first
// failure, of the taker's too.
using EntryTaker = std::function<Status(const std::string& name, ByteReader& bytes)>;
Status for_each_entry(ByteReader& archive, const EntryTaker& take);

}  // namespace dragoman
