// The import as one would write it with simdjson's on-demand front end: a document in memory, the same columns into
// SQLite.
//
//     g++ -O3 -std=c++17 -march=native peer_simdjson.cpp -lsimdjson -lsqlite3 -o peer_simdjson
//     peer_simdjson STORE FILE…
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <simdjson.h>
#include <sqlite3.h>
#include <string>
#include <string_view>

using namespace simdjson;
using Text = std::string_view;

namespace {

sqlite3 *database;

void execute(const char *sql) {
    if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        std::fprintf(stderr, "%s\n", sqlite3_errmsg(database));
        std::exit(1);
    }
}

struct Insert {
    sqlite3_stmt *statement = nullptr;
    int index = 0;

    Insert(const char *table, int count) {
        std::string sql = std::string("INSERT INTO ") + table + " VALUES (?";
        for (int i = 1; i < count; i++) sql += ",?";
        sql += ")";
        sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr);
    }
    ~Insert() { sqlite3_finalize(statement); }
    void text(Text value) { sqlite3_bind_text(statement, ++index, value.data(), int(value.size()), SQLITE_TRANSIENT); }
    void text(simdjson_result<ondemand::value> value) {
        Text found;
        if (value.get_string().get(found) == SUCCESS) text(found); else none();
    }
    void raw(simdjson_result<ondemand::value> value) {
        Text found;
        if (value.error() == SUCCESS && to_json_string(value).get(found) == SUCCESS) text(found); else none();
    }
    void number(int64_t value) { sqlite3_bind_int64(statement, ++index, value); }
    void none() { sqlite3_bind_null(statement, ++index); }
    void run() {
        if (sqlite3_step(statement) != SQLITE_DONE) std::exit((std::fprintf(stderr, "%s\n", sqlite3_errmsg(database)), 1));
        sqlite3_reset(statement);
        index = 0;
    }
};

Text string(simdjson_result<ondemand::value> value) {
    Text found;
    return value.get_string().get(found) == SUCCESS ? found : Text();
}

int64_t address(Text text) {
    int64_t whole = 0, part = 0;
    for (char c : text) {
        if (c == '.') { whole = whole << 8 | part; part = 0; } else { part = part * 10 + c - '0'; }
    }
    return whole << 8 | part;
}

double leading(Text text) { return std::strtod(std::string(text).c_str(), nullptr); }
int64_t millis(Text text) { return text.empty() ? 0 : text.back() == 'm' ? int64_t(leading(text)) : int64_t(leading(text) * 1000); }

int64_t amount(Text text) {
    double factor = 1;
    if (text.size() > 2 && text.back() == 'i') {
        char unit = text[text.size() - 2];
        factor = unit == 'K' ? 1024.0 : unit == 'M' ? 1048576.0 : 1073741824.0;
    } else if (!text.empty() && (text.back() == 'M' || text.back() == 'G')) {
        factor = text.back() == 'M' ? 1e6 : 1e9;
    }
    return int64_t(leading(text) * factor);
}

void pods(ondemand::array items) {
    Insert insert("pod", 11);
    for (ondemand::object pod : items) {
        ondemand::object metadata = pod["metadata"];
        insert.text(metadata["namespace"]);
        insert.text(metadata["name"]);
        ondemand::array owners;
        bool owned = false;
        if (metadata["ownerReferences"].get_array().get(owners) == SUCCESS) {
            for (ondemand::object owner : owners) {
                if (owned) continue;
                owned = true;
                insert.text(owner["kind"]);
                insert.text(owner["name"]);
            }
        }
        if (!owned) { insert.none(); insert.none(); }
        ondemand::object spec = pod["spec"];
        int64_t cpu = 0, memory = 0;
        for (ondemand::object container : spec["containers"].get_array()) {
            ondemand::object requests;
            if (container["resources"]["requests"].get_object().get(requests) != SUCCESS) continue;
            cpu += millis(string(requests["cpu"]));
            memory += amount(string(requests["memory"]));
        }
        insert.text(spec["nodeName"]);
        bool host = false;
        if (spec["hostNetwork"].get_bool().get(host) != SUCCESS) host = false;
        std::string constraints;
        for (const char *key : {"nodeSelector", "tolerations", "topologySpreadConstraints", "affinity"}) {
            Text found;
            auto value = spec[key];
            if (value.error() == SUCCESS && to_json_string(value).get(found) == SUCCESS) constraints += found;
        }
        ondemand::object status = pod["status"];
        insert.number(address(string(status["podIP"])));
        insert.number(host);
        insert.text(status["phase"]);
        insert.number(cpu);
        insert.number(memory);
        insert.text(Text(constraints));
        insert.run();
    }
}

void nodes(ondemand::array items) {
    Insert insert("node", 8);
    for (ondemand::object node : items) {
        ondemand::object metadata = node["metadata"];
        insert.text(metadata["name"]);
        std::string zone(string(metadata["labels"]["topology.kubernetes.io/zone"]));
        std::string type(string(metadata["labels"]["node.kubernetes.io/instance-type"]));
        std::string labels(Text(to_json_string(metadata["labels"])));
        insert.text(node["spec"]["providerID"]);
        insert.text(Text(zone));
        insert.text(Text(type));
        insert.text(Text(labels));
        ondemand::object status = node["status"];
        insert.number(millis(string(status["allocatable"]["cpu"])));
        insert.number(amount(string(status["allocatable"]["memory"])));
        insert.number(int64_t(leading(string(status["capacity"]["pods"]))));
        insert.run();
    }
}

void interfaces(ondemand::array items) {
    Insert insert("interface", 10);
    for (ondemand::object item : items) {
        for (const char *key : {"NetworkInterfaceId", "VpcId", "SubnetId", "AvailabilityZone", "InterfaceType", "Description", "Status"})
            insert.text(item[key]);
        insert.text(item["Attachment"]["InstanceId"]);
        insert.text(item["RequesterId"]);
        std::string list = "[";
        for (ondemand::object entry : item["PrivateIpAddresses"].get_array()) {
            if (list.size() > 1) list += ",";
            list += std::to_string(address(string(entry["PrivateIpAddress"])));
        }
        insert.text(Text(list + "]"));
        insert.run();
    }
}

}  // namespace

int main(int count, char **arguments) {
    if (count < 3) return 64;
    sqlite3_open(arguments[1], &database);
    execute("PRAGMA journal_mode = wal; PRAGMA synchronous = normal; BEGIN;"
            "CREATE TABLE pod (namespace TEXT, name TEXT, ownerKind TEXT, ownerName TEXT, nodeName TEXT, podIP INTEGER, host INTEGER,"
            " phase TEXT, cpu INTEGER, memory INTEGER, constraints TEXT, PRIMARY KEY (namespace, name)) WITHOUT ROWID;"
            "CREATE TABLE node (name TEXT PRIMARY KEY, providerID TEXT, zone TEXT, type TEXT, labels TEXT, cpu INTEGER, memory INTEGER,"
            " pods INTEGER) WITHOUT ROWID;"
            "CREATE TABLE interface (id TEXT PRIMARY KEY, vpc TEXT, subnet TEXT, zone TEXT, type TEXT, description TEXT, status TEXT,"
            " instance TEXT, requester TEXT, addresses TEXT) WITHOUT ROWID;");
    for (int i = 2; i < count; i++) {
        padded_string text = padded_string::load(arguments[i]);
        ondemand::parser parser;
        ondemand::document document = parser.iterate(text);
        ondemand::array items;
        if (document["NetworkInterfaces"].get_array().get(items) == SUCCESS) {
            interfaces(items);
            continue;
        }
        document.rewind();
        items = document["items"].get_array();
        bool isNode = false;
        for (ondemand::object first : items) {
            isNode = string(first["kind"]) == "Node";
            break;
        }
        document.rewind();
        items = document["items"].get_array();
        if (isNode) nodes(items); else pods(items);
    }
    execute("COMMIT");
    sqlite3_stmt *counts;
    sqlite3_prepare_v2(database, "SELECT (SELECT count(*) FROM pod), (SELECT count(*) FROM node), (SELECT count(*) FROM interface)", -1, &counts, nullptr);
    sqlite3_step(counts);
    std::printf("%d %d %d\n", sqlite3_column_int(counts, 0), sqlite3_column_int(counts, 1), sqlite3_column_int(counts, 2));
    return 0;
}
