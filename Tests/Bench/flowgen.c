/* flowgen FOLDER BYTES LEAST MOST SEED: VPC flow logs for the benchmark, plain text, with the 29 fields of version 5.
 *
 * One VPC of three zones with a node, a pod and a data subnet each, 600 nodes of three interfaces, 15,000 pods, a peer,
 * a network behind a transit gateway, S3 and DynamoDB in prefixes that lie inside one another, some hundred further
 * ranges of AWS, the internet. Files are between LEAST and MOST bytes long and come in runs per interface and window,
 * as aggregated records do; one record of 33 is refused, one of 200 is IPv6, one of 300 has no data.
 *
 * Beside the logs: estate/, what describe-* calls print of it, and prefixes.csv (cidr,first,last,class), for peers.
 * The same arguments give the same bytes.
 */
#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { ZONES = 3, NODES = 600, PODS = 25, REMOTES = 8000, FURTHER = 300 };

static uint64_t state;
static uint64_t draw(void) { /* splitmix64 */
    uint64_t z = (state += 0x9e3779b97f4a7c15ull);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
}
static uint32_t below(uint32_t n) { return (uint32_t)((draw() >> 32) * (uint64_t)n >> 32); }
static double share(void) { return (double)(draw() >> 11) * 0x1p-53; }
/* Few are asked for often, many seldom. */
static uint32_t skewed(uint32_t n) { return (uint32_t)(n * pow(share(), 3)); }
static uint32_t address(int a, int b, int c, int d) { return (uint32_t)a << 24 | (uint32_t)b << 16 | (uint32_t)c << 8 | (uint32_t)d; }

typedef struct { uint32_t base; int length; const char *kind; int zone; } Prefix;
static Prefix prefixes[512];
static int prefix_count;
static void prefix(uint32_t base, int length, const char *kind, int zone) { prefixes[prefix_count++] = (Prefix){base, length, kind, zone}; }

typedef struct { uint32_t ip, first; int zone, pods; char id[24]; } Interface;
static Interface interfaces[NODES * 3];
static uint32_t pods[NODES * PODS + 64];
static uint32_t pods_of[ZONES][NODES * PODS];
static uint32_t pod_count, zone_pods[ZONES];
static uint32_t s3[REMOTES], dynamodb[REMOTES], internet[REMOTES];

static void subnet_id(char *out, int zone, int kind) { sprintf(out, "subnet-0%d%d00000000000001", zone + 1, kind); }

static void estate(void) {
    for (int z = 0; z < ZONES; z++) {
        prefix(address(10, 0, z * 32, 0), 19, "node", z);
        prefix(address(100, 64, z * 64, 0), 18, "pod", z);
        prefix(address(10, 0, 100 + z * 2, 0), 23, "data", z);
    }
    prefix(address(10, 1, 0, 0), 16, "peer", -1);
    prefix(address(172, 16, 0, 0), 12, "tgw", -1);
    prefix(address(52, 216, 0, 0), 14, "aws", -1);
    prefix(address(52, 218, 0, 0), 17, "s3", -1);
    prefix(address(52, 218, 64, 0), 24, "aws", -1);
    prefix(address(3, 5, 64, 0), 21, "s3", -1);
    prefix(address(3, 251, 110, 208), 28, "s3", -1);
    prefix(address(52, 94, 24, 0), 23, "dynamodb", -1);
    prefix(address(52, 119, 240, 0), 21, "dynamodb", -1);
    for (int i = 0; i < FURTHER; i++) prefix(address(13, 32 + i % 200, (i * 48) & 0xf0, 0), 20, "aws", -1);

    uint32_t node_next[ZONES] = {10, 10, 10}, pod_next[ZONES] = {10, 10, 10};
    for (int n = 0; n < NODES; n++)
        for (int j = 0; j < 3; j++) {
            Interface *it = &interfaces[n * 3 + j];
            int z = it->zone = n % ZONES;
            sprintf(it->id, "eni-0%016llx", (unsigned long long)draw());
            it->ip = j ? address(100, 64, z * 64, 0) + pod_next[z]++ : address(10, 0, z * 32, 0) + node_next[z]++;
            it->first = pod_count;
            it->pods = j == 0 ? 0 : j == 1 ? PODS / 2 : PODS - PODS / 2;
            for (int k = 0; k < it->pods; k++) pods_of[z][zone_pods[z]++] = pods[pod_count++] = address(100, 64, z * 64, 0) + pod_next[z]++;
        }
    for (int i = 0; i < REMOTES; i++) {
        s3[i] = i % 3 ? address(52, 218, below(128), below(256)) : address(3, 5, 64 + below(8), below(256));
        dynamodb[i] = address(52, 119, 240 + below(8), below(256));
        do internet[i] = (uint32_t)draw(); while (internet[i] >> 24 < 20 || internet[i] >> 24 > 99);
    }
}

static char *text(char *out, const char *what) { size_t n = strlen(what); memcpy(out, what, n); return out + n; }
static char *number(char *out, uint64_t value) {
    char digits[24];
    int n = 0;
    do digits[n++] = (char)('0' + value % 10); while (value /= 10);
    while (n) *out++ = digits[--n];
    return out;
}
static char *dotted(char *out, uint32_t a) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        out = number(out, a >> shift & 255);
        if (shift) *out++ = '.';
    }
    return out;
}
static char *end(char *out, uint32_t a, int six) { return six ? out + sprintf(out, "2a05:d018:%x:%x::%x", a >> 20, a >> 8 & 0xfff, a & 0xff) : dotted(out, a); }

static const char header[] =
    "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status vpc-id subnet-id "
    "instance-id tcp-flags type pkt-srcaddr pkt-dstaddr region az-id sublocation-type sublocation-id pkt-src-aws-service "
    "pkt-dst-aws-service flow-direction traffic-path\n";

static char *record(char *out, const Interface *it, uint32_t window) {
    char subnet[40];
    subnet_id(subnet, it->zone, it->pods ? 1 : 0);
    uint32_t start = window + below(50), stop = start + below(60);
    if (below(300) == 0) {
        out += sprintf(out, "5 123456789012 %s - - - - - - - %u %u - %s vpc-0a1b2c3d4e5f60718 %s i-0123456789abcdef0 - - - - eu-west-1 euw1-az%d - - - - - -\n",
                       it->id, start, stop, below(8) ? "NODATA" : "SKIPDATA", subnet, it->zone + 1);
        return out;
    }
    uint32_t here = it->pods ? pods[it->first + below((uint32_t)it->pods)] : it->ip, there;
    const char *service = "-", *way = "1";
    uint32_t what = below(100);
    if (what < 40) there = pods_of[it->zone][below(zone_pods[it->zone])];
    else if (what < 68) { int z = (it->zone + 1 + (int)below(2)) % ZONES; there = pods_of[z][below(zone_pods[z])]; }
    else if (what < 77) { there = s3[skewed(REMOTES)]; service = "S3"; way = "7"; }
    else if (what < 79) { there = dynamodb[below(REMOTES)]; service = "DYNAMODB"; way = "7"; }
    else if (what < 86) there = address(10, 0, 100 + (int)below(3) * 2, 4 + (int)below(40));
    else if (what < 88) { there = address(10, 1, (int)below(256), (int)below(256)); way = "4"; }
    else if (what < 89) { there = address(172, 16 + (int)below(8), (int)below(256), (int)below(256)); way = "3"; }
    else there = internet[skewed(REMOTES)];
    int out_way = below(100) < 55, six = below(200) == 0;
    uint64_t packets = 1 + (uint64_t)exp(5 * share() * share() + 3 * share());
    uint64_t bytes = packets * (52 + below(packets > 20 ? 1400 : 400));
    uint32_t from = out_way ? here : there, to = out_way ? there : here;
    uint32_t high = 32768 + below(28000), low = 443;
    out = text(out, "5 123456789012 "); out = text(out, it->id); *out++ = ' ';
    out = end(out, from, six); *out++ = ' '; out = end(out, to, six); *out++ = ' ';
    out = number(out, out_way ? high : low); *out++ = ' '; out = number(out, out_way ? low : high); out = text(out, " 6 ");
    out = number(out, packets); *out++ = ' '; out = number(out, bytes); *out++ = ' ';
    out = number(out, start); *out++ = ' '; out = number(out, stop);
    out = text(out, below(33) ? " ACCEPT" : " REJECT"); out = text(out, " OK vpc-0a1b2c3d4e5f60718 "); out = text(out, subnet);
    out = text(out, " i-0123456789abcdef0 19"); out = text(out, six ? " IPv6 " : " IPv4 ");
    out = end(out, from, six); *out++ = ' '; out = end(out, to, six);
    out += sprintf(out, " eu-west-1 euw1-az%d - - %s %s %s %s\n", it->zone + 1, out_way ? "-" : service, out_way ? service : "-",
                   out_way ? "egress" : "ingress", out_way ? way : "-");
    return out;
}

static FILE *make(const char *format, ...) {
    char path[4096];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(path, sizeof path, format, arguments);
    va_end(arguments);
    FILE *file = fopen(path, "w");
    if (!file) { perror(path); exit(1); }
    return file;
}
static void print_prefix(FILE *f, const Prefix *p) { fprintf(f, "%u.%u.%u.%u/%d", p->base >> 24, p->base >> 16 & 255, p->base >> 8 & 255, p->base & 255, p->length); }

static void write_estate(const char *folder) {
    FILE *f = make("%s/prefixes.csv", folder);
    fprintf(f, "cidr,first,last,class\n");
    for (int i = 0; i < prefix_count; i++) {
        const Prefix *p = &prefixes[i];
        print_prefix(f, p);
        fprintf(f, ",%u,%llu,%s", p->base, (unsigned long long)p->base + (1ull << (32 - p->length)) - 1, p->kind);
        fprintf(f, p->zone >= 0 ? "%d\n" : "\n", p->zone);
    }
    fclose(f);
    f = make("%s/estate/vpcs.json", folder);
    fprintf(f, "{\"Vpcs\": [{\"VpcId\": \"vpc-0a1b2c3d4e5f60718\", \"CidrBlock\": \"10.0.0.0/16\", \"CidrBlockAssociationSet\": [{\"CidrBlock\": \"100.64.0.0/16\", \"CidrBlockState\": {\"State\": \"associated\"}}]}]}\n");
    fclose(f);
    f = make("%s/estate/subnets.json", folder);
    fprintf(f, "{\"Subnets\": [");
    for (int i = 0; i < ZONES * 3; i++) {
        char id[40];
        const Prefix *p = &prefixes[i];
        subnet_id(id, p->zone, i % 3);
        fprintf(f, "%s{\"SubnetId\": \"%s\", \"VpcId\": \"vpc-0a1b2c3d4e5f60718\", \"AvailabilityZone\": \"eu-west-1%c\", \"CidrBlock\": \"", i ? ", " : "", id, 'a' + p->zone);
        print_prefix(f, p);
        fprintf(f, "\"}");
    }
    fprintf(f, "]}\n");
    fclose(f);
    f = make("%s/estate/prefix-lists.json", folder);
    fprintf(f, "{\"PrefixLists\": [");
    const char *names[] = {"s3", "dynamodb", "aws"};
    for (int n = 0; n < 3; n++) {
        fprintf(f, "%s{\"PrefixListId\": \"pl-0%d\", \"PrefixListName\": \"com.amazonaws.eu-west-1.%s\", \"Cidrs\": [", n ? ", " : "", n, names[n]);
        for (int i = 0, found = 0; i < prefix_count; i++)
            if (!strcmp(prefixes[i].kind, names[n])) { fprintf(f, "%s\"", found++ ? ", " : ""); print_prefix(f, &prefixes[i]); fprintf(f, "\""); }
        fprintf(f, "]}");
    }
    fprintf(f, "]}\n");
    fclose(f);
}

int main(int count, char **argument) {
    if (count != 6) { fprintf(stderr, "flowgen FOLDER BYTES LEAST MOST SEED\n"); return 2; }
    const char *folder = argument[1];
    uint64_t total = strtoull(argument[2], 0, 10), done = 0;
    double least = atof(argument[3]), most = atof(argument[4]);
    state = strtoull(argument[5], 0, 10);
    char path[4096];
    mkdir(folder, 0755);
    snprintf(path, sizeof path, "%s/estate", folder); mkdir(path, 0755);
    snprintf(path, sizeof path, "%s/logs", folder); mkdir(path, 0755);
    estate();
    write_estate(folder);
    enum { ROOM = 1 << 20 };
    char *buffer = malloc(ROOM);
    if (!buffer) return 1;
    for (int file = 0; done < total; file++) {
        uint64_t want = (uint64_t)(least * pow(most / least, share())), written = 0;
        if (want > total - done) want = total - done;
        FILE *f = make("%s/logs/123456789012_vpcflowlogs_eu-west-1_fl-0123456789abcdef0_%05d.log", folder, file);
        written += fwrite(header, 1, sizeof header - 1, f);
        char *out = buffer;
        while (written < want) {
            const Interface *it = &interfaces[skewed(NODES * 3)];
            uint32_t window = 1782864000u + (uint32_t)file * 300 + (uint32_t)(240.0 * (double)written / (double)want);
            for (uint32_t run = 1 + below(28); run && written < want; run--) {
                char *begin = out;
                out = record(out, it, window);
                written += (uint64_t)(out - begin);
                if (out - buffer > ROOM - 2048) { fwrite(buffer, 1, (size_t)(out - buffer), f); out = buffer; }
            }
        }
        fwrite(buffer, 1, (size_t)(out - buffer), f);
        fclose(f);
        done += written;
    }
    free(buffer);
    return 0;
}
