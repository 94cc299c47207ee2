#include <string.h>

#include "CISAL.h"

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

// A bit for each of 64 bytes: `ends` for those that end a field, `feeds` for the line feeds among them.
typedef struct {
    uint64_t ends, feeds;
} marks;

// Signed compares take bytes above 0x7f for ends too: the line then has too many fields and is looked at slowly.
#if defined(__x86_64__)
#define AVX2 __attribute__((target("avx2,bmi,popcnt")))

AVX2 static inline marks marks_avx2(const uint8_t *bytes) {
    const __m256i limit = _mm256_set1_epi8(0x21), feed = _mm256_set1_epi8('\n');
    const __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
    const __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32));
    return (marks){
        (uint32_t)_mm256_movemask_epi8(_mm256_cmpgt_epi8(limit, low))
            | (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpgt_epi8(limit, high)) << 32,
        (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(feed, low))
            | (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(feed, high)) << 32};
}

static inline marks marks_any(const uint8_t *bytes) {
    const __m128i limit = _mm_set1_epi8(0x21), feed = _mm_set1_epi8('\n');
    marks found = {0, 0};
    for (int i = 0; i < 4; i++) {
        const __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * i));
        found.ends |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpgt_epi8(limit, chunk)) << 16 * i;
        found.feeds |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(feed, chunk)) << 16 * i;
    }
    return found;
}
#elif defined(__ARM_NEON)
static inline uint64_t bits_neon(const uint8x16_t *lanes) {
    const uint8x16_t weights = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    const uint8x16_t low = vpaddq_u8(vandq_u8(lanes[0], weights), vandq_u8(lanes[1], weights));
    const uint8x16_t high = vpaddq_u8(vandq_u8(lanes[2], weights), vandq_u8(lanes[3], weights));
    const uint8x16_t four = vpaddq_u8(low, high);
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(four, four)), 0);
}

static inline marks marks_any(const uint8_t *bytes) {
    uint8x16_t ends[4], feeds[4];
    for (int i = 0; i < 4; i++) {
        const uint8x16_t chunk = vld1q_u8(bytes + 16 * i);
        ends[i] = vcltq_s8(vreinterpretq_s8_u8(chunk), vdupq_n_s8(0x21));
        feeds[i] = vceqq_u8(chunk, vdupq_n_u8('\n'));
    }
    return (marks){bits_neon(ends), bits_neon(feeds)};
}
#else
static inline marks marks_any(const uint8_t *bytes) {
    marks found = {0, 0};
    for (int i = 0; i < 64; i++) {
        found.ends |= (uint64_t)((int8_t)bytes[i] < 0x21) << i;
        found.feeds |= (uint64_t)(bytes[i] == '\n') << i;
    }
    return found;
}
#endif

// Writes twelve offsets whether there are as many or not, which no branch has to guess; more are rare in 64 bytes.
#define SPLIT(marks_of)                                                                                       \
    size_t field = 0, line = 0;                                                                               \
    for (size_t at = 0; at < count; at += 64) {                                                               \
        marks found = marks_of(text + at);                                                                    \
        if (count - at < 64) {                                                                                \
            const uint64_t kept = ((uint64_t)1 << (count - at)) - 1;                                          \
            found.ends &= kept;                                                                               \
            found.feeds &= kept;                                                                              \
        }                                                                                                     \
        while (found.feeds) {                                                                                 \
            const uint64_t before = (found.feeds & -found.feeds) - 1;                                         \
            lines[line++] = (uint32_t)(field + (size_t)__builtin_popcountll(found.ends & before));            \
            found.feeds &= found.feeds - 1;                                                                   \
        }                                                                                                     \
        const size_t all = (size_t)__builtin_popcountll(found.ends);                                          \
        uint32_t *out = fields + field;                                                                       \
        size_t done = 0;                                                                                      \
        do {                                                                                                  \
            for (size_t i = 0; i < 12; i++) {                                                                 \
                out[done + i] = (uint32_t)(at + (found.ends ? (size_t)__builtin_ctzll(found.ends) : 64));     \
                found.ends &= found.ends - 1;                                                                 \
            }                                                                                                 \
            done += 12;                                                                                       \
        } while (done < all);                                                                                 \
        field += all;                                                                                         \
    }                                                                                                         \
    return (cisal_ends) { field, line }

#if defined(__x86_64__)
AVX2 static cisal_ends split_avx2(const uint8_t *text, size_t count, uint32_t *fields, uint32_t *lines) {
    SPLIT(marks_avx2);
}
#endif

static cisal_ends split_any(const uint8_t *text, size_t count, uint32_t *fields, uint32_t *lines) {
    SPLIT(marks_any);
}

cisal_ends cisal_split(const uint8_t *text, size_t count, uint32_t *fields, uint32_t *lines) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt"))
        return split_avx2(text, count, fields, lines);
#endif
    return split_any(text, count, fields, lines);
}
