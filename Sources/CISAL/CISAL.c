#include "CISAL.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#if __has_include(<isa-l/igzip_lib.h>)
#include <isa-l/igzip_lib.h>
#define CISAL_HAS_HEADER 1
#endif

// The library is looked for when it is first needed, so that one binary runs with and without libisal2.
typedef struct {
    void (*init)(void *state);
    void (*reset)(void *state);
    int (*inflate)(void *state);
} cisal_library;

static const cisal_library *cisal_load(void) {
#if CISAL_HAS_HEADER
    static _Thread_local cisal_library library;
    static _Thread_local int looked;
    if (!looked) {
        looked = 1;
        // The name carries the ABI: .so.2 is what igzip_lib.h of ISA-L 2.x describes.
        void *handle = dlopen("libisal.so.2", RTLD_NOW | RTLD_LOCAL);
        if (handle) {
            *(void **)&library.init = dlsym(handle, "isal_inflate_init");
            *(void **)&library.reset = dlsym(handle, "isal_inflate_reset");
            *(void **)&library.inflate = dlsym(handle, "isal_inflate");
        }
    }
    return library.init && library.reset && library.inflate ? &library : NULL;
#else
    return NULL;
#endif
}

int cisal_is_there(void) { return cisal_load() != NULL; }

struct cisal_stream {
    const cisal_library *library;
    z_stream zlib;
#if CISAL_HAS_HEADER
    struct inflate_state isal;
#endif
};

cisal_stream *cisal_open(int plain) {
    cisal_stream *stream = calloc(1, sizeof *stream);
    if (!stream) return NULL;
    stream->library = plain ? NULL : cisal_load();
    if (!stream->library && inflateInit2(&stream->zlib, 15 + 16) != Z_OK) {
        free(stream);
        return NULL;
    }
#if CISAL_HAS_HEADER
    if (stream->library) stream->library->init(&stream->isal);
#endif
    cisal_reset(stream);
    return stream;
}

void cisal_close(cisal_stream *stream) {
    if (!stream) return;
    if (!stream->library) inflateEnd(&stream->zlib);
    free(stream);
}

void cisal_reset(cisal_stream *stream) {
#if CISAL_HAS_HEADER
    if (stream->library) {
        stream->library->reset(&stream->isal);
        stream->isal.crc_flag = ISAL_GZIP;
        return;
    }
#endif
    inflateReset(&stream->zlib);
}

enum cisal_state cisal_inflate(
    cisal_stream *stream, const uint8_t *input, size_t input_count, uint8_t *output, size_t output_count,
    size_t *taken, size_t *given) {
#if CISAL_HAS_HEADER
    if (stream->library) {
        struct inflate_state *isal = &stream->isal;
        isal->next_in = (uint8_t *)input;
        isal->avail_in = (uint32_t)input_count;
        isal->next_out = output;
        isal->avail_out = (uint32_t)output_count;
        const int code = stream->library->inflate(isal);
        *taken = input_count - isal->avail_in;
        *given = output_count - isal->avail_out;
        if (code != ISAL_DECOMP_OK && code != ISAL_END_INPUT) return CISAL_DAMAGED;
        return isal->block_state == ISAL_BLOCK_FINISH ? CISAL_MEMBER_ENDS : CISAL_GOES_ON;
    }
#endif
    z_stream *zlib = &stream->zlib;
    zlib->next_in = (uint8_t *)input;
    zlib->avail_in = (uInt)input_count;
    zlib->next_out = output;
    zlib->avail_out = (uInt)output_count;
    const int code = inflate(zlib, Z_NO_FLUSH);
    *taken = input_count - zlib->avail_in;
    *given = output_count - zlib->avail_out;
    if (code == Z_STREAM_END) return CISAL_MEMBER_ENDS;
    return code == Z_OK || code == Z_BUF_ERROR ? CISAL_GOES_ON : CISAL_DAMAGED;
}
