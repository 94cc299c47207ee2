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

/// One bit for each of 64 bytes that ends a field: a space, a line feed or another control character.
static inline uint64_t cisal_field_ends(const uint8_t *bytes) {
#if defined(__SSE2__)
    // Signed compare: bytes above 0x7f count as ends, and the slow path then looks at the line.
    const __m128i limit = _mm_set1_epi8(0x21);
    uint64_t ends = 0;
    for (int i = 0; i < 4; i++) {
        const __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * i));
        ends |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpgt_epi8(limit, chunk)) << (16 * i);
    }
    return ends;
#else
    uint64_t ends = 0;
    for (int i = 0; i < 64; i++) ends |= (uint64_t)((int8_t)bytes[i] < 0x21) << i;
    return ends;
#endif
}
