#pragma once

#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// One bit for each of 16 bytes that ends the plain run of a JSON string: a quote, a backslash, a control character.
static inline uint32_t cjsonmask_string_end(const uint8_t *bytes) {
#if defined(__SSE2__)
    const __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)bytes);
    const __m128i quote = _mm_cmpeq_epi8(chunk, _mm_set1_epi8('"'));
    const __m128i backslash = _mm_cmpeq_epi8(chunk, _mm_set1_epi8('\\'));
    const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(chunk, _mm_set1_epi8(0x1f)), chunk);
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, backslash), control));
#else
    uint32_t mask = 0;
    for (int i = 0; i < 16; i++)
        mask |= (uint32_t)(bytes[i] == '"' || bytes[i] == '\\' || bytes[i] < 0x20) << i;
    return mask;
#endif
}

/// One bit for each of 16 bytes that is no space: what pretty-printed JSON has most of.
static inline uint32_t cjsonmask_not_space(const uint8_t *bytes) {
#if defined(__SSE2__)
    const __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)bytes);
    return ~(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(chunk, _mm_set1_epi8(' '))) & 0xffff;
#else
    uint32_t mask = 0;
    for (int i = 0; i < 16; i++) mask |= (uint32_t)(bytes[i] != ' ') << i;
    return mask;
#endif
}

/// How many bytes, of at most `count`, are the same in both before the first that differs.
static inline size_t cjsonmask_same(const uint8_t *a, const uint8_t *b, size_t count) {
    size_t at = 0;
#if defined(__SSE2__)
    for (; count - at >= 64; at += 64) {
        const __m128i *one = (const __m128i *)(const void *)(a + at);
        const __m128i *other = (const __m128i *)(const void *)(b + at);
        const __m128i front = _mm_and_si128(
            _mm_cmpeq_epi8(_mm_loadu_si128(one), _mm_loadu_si128(other)),
            _mm_cmpeq_epi8(_mm_loadu_si128(one + 1), _mm_loadu_si128(other + 1)));
        const __m128i back = _mm_and_si128(
            _mm_cmpeq_epi8(_mm_loadu_si128(one + 2), _mm_loadu_si128(other + 2)),
            _mm_cmpeq_epi8(_mm_loadu_si128(one + 3), _mm_loadu_si128(other + 3)));
        if (_mm_movemask_epi8(_mm_and_si128(front, back)) != 0xffff) break;
    }
    for (; count - at >= 16; at += 16) {
        const __m128i one = _mm_loadu_si128((const __m128i *)(const void *)(a + at));
        const __m128i other = _mm_loadu_si128((const __m128i *)(const void *)(b + at));
        const uint32_t same = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(one, other));
        if (same != 0xffff) return at + (size_t)__builtin_ctz(~same);
    }
#endif
    while (at < count && a[at] == b[at]) at++;
    return at;
}

/// How many of the bytes are line feeds.
static inline size_t cjsonmask_line_feeds(const uint8_t *bytes, size_t count) {
    size_t lines = 0, at = 0;
#if defined(__SSE2__)
    const __m128i feed = _mm_set1_epi8('\n');
    const __m128i zero = _mm_setzero_si128();
    __m128i sum = zero;
    while (count - at >= 16) {
        // A byte of `part` counts to 255 before it is added up.
        size_t rounds = (count - at) / 16 < 255 ? (count - at) / 16 : 255;
        __m128i part = zero;
        for (; rounds > 0; rounds--, at += 16)
            part = _mm_sub_epi8(
                part, _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(const void *)(bytes + at)), feed));
        sum = _mm_add_epi64(sum, _mm_sad_epu8(part, zero));
    }
    lines = (size_t)_mm_cvtsi128_si64(sum) + (size_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(sum, sum));
#endif
    for (; at < count; at++) lines += bytes[at] == '\n';
    return lines;
}

/// A number for the bytes that differs where they do, almost always.
static inline uint64_t cjsonmask_hash(const uint8_t *bytes, size_t count) {
    uint64_t hash = count;
    for (; count >= 8; bytes += 8, count -= 8) {
        uint64_t word;
        __builtin_memcpy(&word, bytes, 8);
        hash = (hash ^ word) * 0x9e3779b97f4a7c15;
        hash ^= hash >> 29;
    }
    for (; count > 0; bytes++, count--) hash = (hash ^ *bytes) * 0x9e3779b97f4a7c15;
    return hash ^ hash >> 32;
}
