#pragma once

#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// A gzip stream being read: by ISA-L where its library is on the machine, else by zlib at twice the CPU.
typedef struct cisal_stream cisal_stream;

enum cisal_state {
    /// More input is wanted, or the output is full.
    CISAL_GOES_ON = 0,
    /// A member ended; more may follow.
    CISAL_MEMBER_ENDS = 1,
    /// The bytes are no gzip, or its checksum is wrong.
    CISAL_DAMAGED = 2,
};

/// Opens a stream; NULL where there is no memory. `plain` asks for zlib even where ISA-L is there.
cisal_stream *cisal_open(int plain);
void cisal_close(cisal_stream *stream);

/// Makes the stream ready for the next member.
void cisal_reset(cisal_stream *stream);

/// Inflates what fits; `taken` and `given` say how much input was used and how much output was made.
enum cisal_state cisal_inflate(
    cisal_stream *stream, const uint8_t *input, size_t input_count, uint8_t *output, size_t output_count,
    size_t *taken, size_t *given);

/// Whether the machine has ISA-L's library, of the version that this was built with.
int cisal_is_there(void);

/// How many fields and lines end in a text.
typedef struct {
    size_t fields;
    size_t lines;
} cisal_ends;

/// Finds where the fields of a text end: at a blank, a line feed, any other control character or a byte above 0x7f.
///
/// `fields` gets the offset of every such byte, and `lines` for every line feed its place in `fields`. Of the text 64
/// bytes beyond `count` must be readable; `fields` has room for `count + 16`, `lines` for `count + 1`.
cisal_ends cisal_split(const uint8_t *text, size_t count, uint32_t *fields, uint32_t *lines);

/// Which fields a record is read from, and how many a line has.
typedef struct {
    int32_t source, destination, packets, bytes, start, end, action, status, count;
} cisal_columns;

/// The times of the records read so far, in seconds since 1970.
typedef struct {
    uint64_t first, last;
    /// When the last two hours began that a record started in.
    uint64_t hour, hour_before;
} cisal_times;

/// A record that was read and is yet to be placed and counted.
typedef struct {
    /// Where the line's fields end; the offset before the first is that of the byte before the line.
    const uint32_t *ends;
    uint64_t bytes, packets;
    /// IPv4 addresses; 0 where the text is IPv6.
    uint32_t source, destination;
    /// Place and workload of the two, as the trie holds them.
    uint32_t from, to;
    /// What the record is added to; 0 for nothing.
    uint64_t cell, talker;
} cisal_record;

/// 2038: what is greater counts milliseconds.
enum { CISAL_GREATEST_SECOND = 0x7fffffff };

/// Reads accepted records of IPv4 for as long as the lines hold nothing else, and gives how many they were.
///
/// `first` is the place in `fields` of the first line's first field, and `lines` has the places of the line ends, both as
/// `cisal_split` gave them; `fields[-1]` is the offset of the byte before the text. Whoever calls looks at the line behind
/// the last record in a slower way; on a processor without AVX2 that is the first. `records` has room for `count`.
size_t cisal_records(
    const uint8_t *text, const uint32_t *fields, size_t first, const uint32_t *lines, size_t count,
    const cisal_columns *columns, cisal_times *times, cisal_record *records);

/// One bit for each of 16 bytes that is a dot.
static inline uint32_t cisal_dots(const uint8_t *bytes) {
#if defined(__SSE2__)
    const __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)bytes);
    return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('.')));
#else
    uint32_t dots = 0;
    for (int i = 0; i < 16; i++) dots |= (uint32_t)(bytes[i] == '.') << i;
    return dots;
#endif
}

/// Asks the processor to load what will be needed soon.
static inline void cisal_prefetch(const void *address) { __builtin_prefetch(address, 1); }
