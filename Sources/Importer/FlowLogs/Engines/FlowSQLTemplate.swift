/// The part of the SQL that every engine and every source shares: from records to sums.
///
/// It is `FlowCounter.take` as a query: place both ends, judge where the packets were seen, add up.
struct FlowSQLTemplate {
    let engine: FlowEngine

    var text: String {
        [ended, keyed, placed, seen, judged, told, summed, ranked].joined(separator: ",\n") + "\n" + final
    }

    /// The packet's own ends, which the interface's are not where a box stands in between.
    private var ended: String {
        """
        ended AS (
        SELECT *,
            CASE WHEN pkt_src IS NULL OR pkt_src = '-' THEN outer_src ELSE pkt_src END AS src,
            CASE WHEN pkt_dst IS NULL OR pkt_dst = '-' THEN outer_dst ELSE pkt_dst END AS dst
        FROM record
        )
        """
    }

    private var keyed: String {
        """
        keyed AS (
        SELECT *,
            CASE WHEN src_key LIKE 'v%' THEN substr(src_key, 1, 3) ELSE substr(src_key, 1, 6) END AS src_bucket,
            CASE WHEN dst_key LIKE 'v%' THEN substr(dst_key, 1, 3) ELSE substr(dst_key, 1, 6) END AS dst_bucket,
            CASE WHEN outer_src_key LIKE 'v%' THEN substr(outer_src_key, 1, 3) ELSE substr(outer_src_key, 1, 6) END AS outer_src_bucket,
            CASE WHEN outer_dst_key LIKE 'v%' THEN substr(outer_dst_key, 1, 3) ELSE substr(outer_dst_key, 1, 6) END AS outer_dst_bucket
        FROM (
            SELECT *,
                \(key("src")) AS src_key,
                \(key("dst")) AS dst_key,
                \(key("outer_src")) AS outer_src_key,
                \(key("outer_dst")) AS outer_dst_key
            FROM ended
        ) AS with_keys
        )
        """
    }

    /// An address as a text that sorts as addresses do; NULL where it is none.
    private func key(_ address: String) -> String {
        let octet = "([01]?[0-9]?[0-9]|2[0-4][0-9]|25[0-5])"
        let four = (1...4).map { "lpad(split_part(\(address), '.', \($0)), 3, '0')" }.joined(
            separator: " || ")
        let group = "[0-9A-Fa-f]{1,4}"
        let full = "^\(group)(:\(group)){7}$"
        let gap = "^(\(group)(:\(group)){0,6})?::(\(group)(:\(group)){0,6})?$"
        let front = "split_part(\(address), '::', 1)"
        let back = "split_part(\(address), '::', 2)"
        let groups = { (part: String) in
            "(CASE WHEN \(part) = '' THEN 0 ELSE length(\(part)) - length(replace(\(part), ':', '')) + 1 END)"
        }
        let six = (1...4).map { place in
            """
            lpad(lower(CASE WHEN \(groups(front)) >= \(place) THEN split_part(\(front), ':', \(place)) \
            WHEN \(8 - place) < \(groups(back)) THEN split_part(\(back), ':', \(place) - 8 + \(groups(back))) ELSE '0' END), 4, '0')
            """
        }.joined(separator: " || ")
        return """
            CASE WHEN \(engine.matches(address, "^(\(octet)[.]){3}\(octet)$")) THEN \(four)
                    WHEN \(engine.matches(address, full)) OR (\(engine.matches(address, gap)) \
            AND \(groups(front)) + \(groups(back)) <= 7) THEN 'v' || \(six) END
            """
    }

    private var placed: String {
        let ends = ["src", "dst", "outer_src", "outer_dst"]
        let columns = ends.map { end in
            """
            coalesce(\(end)_range.place, CASE WHEN k.\(end)_key LIKE 'v%' THEN 'internet-ipv6' ELSE 'internet' END) AS \(end)_place,
                coalesce(\(end)_range.home, '') AS \(end)_home, coalesce(\(end)_range.zone, 0) AS \(end)_zone, coalesce(\(end)_range.nat, 0) AS \(end)_nat
            """
        }
        let joins = ends.map { end in
            """
            LEFT JOIN place_range AS \(end)_range ON \(end)_range.bucket = k.\(end)_bucket
                AND k.\(end)_key >= \(end)_range.lo AND k.\(end)_key <= \(end)_range.hi
            """
        }
        return """
            placed AS (
            SELECT k.*,
                \(columns.joined(separator: ",\n    ")),
                coalesce(reporter.home, '') AS seen_home, coalesce(reporter.address, '') AS seen_address
            FROM keyed AS k
            \(joins.joined(separator: "\n"))
            LEFT JOIN reporter ON reporter.id = coalesce(k.subnet, k.interface)
            )
            """
    }

    /// At which end the interface that reports stands; NULL where it holds neither.
    private var seen: String {
        let leaves = "src_home <> '' AND (seen_home = '' OR seen_home = src_home)"
        let arrives = "dst_home <> '' AND (seen_home = '' OR seen_home = dst_home)"
        return """
            sighted AS (
            SELECT *, CASE
                WHEN src_nat = 1 OR dst_nat = 1 THEN NULL
                WHEN seen_home = '' AND pkt_src IS NOT NULL AND outer_src_key IS NOT NULL AND outer_dst_key IS NOT NULL
                    AND (outer_src_home <> src_home OR outer_dst_home <> dst_home) THEN NULL
                WHEN direction LIKE 'e%' THEN CASE WHEN \(leaves) THEN 'egress' END
                WHEN direction LIKE 'i%' THEN CASE WHEN \(arrives) THEN 'ingress' END
                WHEN \(leaves) AND \(arrives) THEN CASE
                    WHEN seen_address = dst_key THEN 'ingress' WHEN seen_address = src_key THEN 'egress' ELSE 'either' END
                WHEN \(leaves) THEN 'egress'
                WHEN \(arrives) THEN 'ingress' END AS seen,
                CASE WHEN outer_src_key IS NULL OR outer_dst_key IS NULL THEN src_nat ELSE outer_src_nat END AS from_nat,
                CASE WHEN outer_src_key IS NULL OR outer_dst_key IS NULL THEN dst_nat ELSE outer_dst_nat END AS to_nat
            FROM placed
            )
            """
    }

    private func isNumber(_ column: String) -> String {
        "(\(column) IS NULL OR \(engine.matches(column, "^[0-9]{1,16}$")))"
    }

    private var judged: String {
        let header = FlowLogFormat.headerPattern
        return """
            judged AS (
            SELECT *, CASE
                WHEN verdict = 'broken' AND line IS NOT NULL AND \(engine.matches("lower(line)", header)) THEN 'header'
                ELSE verdict END AS kind
            FROM (
                SELECT *, CASE
                    WHEN fits = 0 THEN 'broken'
                    WHEN status = 'NODATA' THEN 'nodata'
                    WHEN status = 'SKIPDATA' THEN 'skipdata'
                    WHEN status <> 'OK' THEN 'broken'
                    WHEN src IS NULL OR dst IS NULL THEN 'unsized'
                    WHEN status IS NULL AND src = '-' THEN 'nodata'
                    WHEN src_key IS NULL OR dst_key IS NULL THEN 'broken'
                    WHEN size IS NULL THEN 'unsized'
                    WHEN NOT (\(["size", "packet_count", "start_time", "end_time"].map(isNumber).joined(separator: " AND "))) THEN 'broken'
                    WHEN action LIKE 'R%' OR action LIKE '-%' THEN 'rejected'
                    WHEN action NOT LIKE 'A%' THEN 'broken'
                    WHEN resource IS NOT NULL THEN CASE WHEN src_home = '' AND dst_home = '' THEN 'elsewhere'
                        WHEN direction LIKE 'i%' THEN 'transit' ELSE 'again' END
                    WHEN seen IS NOT NULL THEN seen
                    WHEN to_nat = 1 AND src_home <> '' AND src_nat = 0 THEN 'nat'
                    WHEN from_nat = 1 AND dst_home <> '' AND dst_nat = 0 THEN 'nat'
                    WHEN src_home <> '' OR dst_home <> '' THEN 'again'
                    ELSE 'elsewhere' END AS verdict
                FROM sighted
            ) AS with_verdict
            )
            """
    }

    /// The amounts that each record adds, and the sum of each.
    private var told: String {
        let isSum = "kind IN ('egress', 'ingress', 'either', 'nat', 'transit')"
        let isOwn = "kind IN ('egress', 'ingress', 'either')"
        let hasBytes = "kind NOT IN ('broken', 'header', 'nodata', 'skipdata', 'unsized')"
        let seconds = { (column: String) in
            """
            CASE WHEN \(hasBytes) AND \(column) IS NOT NULL THEN CASE WHEN CAST(\(column) AS BIGINT) > 2147483647 \
            THEN \(whole("CAST(\(column) AS BIGINT)", 1000)) ELSE CAST(\(column) AS BIGINT) END END
            """
        }
        let out = "CASE WHEN kind = 'either' THEN \(whole("amount", 2)) ELSE amount END"
        return """
            told AS (
            SELECT kind, source, destination, service, path, amount, packet_amount, first_time, last_time,
                \(whole("first_time", 3600)) AS hour,
                CASE WHEN talks = 1 THEN CASE WHEN kind = 'ingress' THEN dst_end ELSE src_end END END AS near,
                CASE WHEN talks = 1 THEN CASE WHEN service <> '' THEN '' WHEN kind = 'ingress' THEN src_far ELSE dst_far END END AS far,
                CASE WHEN talks = 1 THEN service END AS far_service,
                CASE WHEN talks = 1 THEN CASE WHEN kind = 'ingress' THEN 0 ELSE \(out) END END AS talk_out,
                CASE WHEN talks = 1 THEN CASE WHEN kind = 'ingress' THEN amount ELSE 0 END END AS talk_back
            FROM (
                SELECT kind,
                    CASE WHEN \(isSum) THEN src_place ELSE '' END AS source,
                    CASE WHEN \(isSum) THEN dst_place ELSE '' END AS destination,
                    CASE WHEN kind = 'ingress' AND src_home = '' AND src_service <> '-' THEN src_service
                        WHEN kind IN ('egress', 'either') AND dst_home = '' AND dst_service <> '-' THEN dst_service
                        ELSE '' END AS service,
                    CASE WHEN kind IN ('egress', 'either') AND \(engine.matches("way", "^[0-9]")) THEN substr(way, 1, 1) ELSE '0' END AS path,
                    CASE WHEN \(hasBytes) THEN CAST(size AS BIGINT) ELSE 0 END AS amount,
                    CASE WHEN \(isSum) THEN CAST(coalesce(packet_count, '0') AS BIGINT) ELSE 0 END AS packet_amount,
                    \(seconds("start_time")) AS first_time,
                    \(seconds("end_time")) AS last_time,
                    CASE WHEN \(isOwn) AND (src_zone <> dst_zone OR src_zone = 0)
                        AND (kind <> 'ingress' OR src_zone = 0) THEN 1 ELSE 0 END AS talks,
                    CASE WHEN src_key LIKE 'v%' THEN src_place ELSE src END AS src_end,
                    CASE WHEN dst_key LIKE 'v%' THEN dst_place ELSE dst END AS dst_end,
                    CASE WHEN src_place = 'internet' THEN src ELSE src_place END AS src_far,
                    CASE WHEN dst_place = 'internet' THEN dst ELSE dst_place END AS dst_far
                FROM judged WHERE kind <> 'header'
            ) AS with_sums
            )
            """
    }

    /// A division that rounds down, in words that all engines share.
    private func whole(_ value: String, _ divisor: Int) -> String {
        "CAST((\(value) - mod(\(value), \(divisor))) / \(divisor) AS BIGINT)"
    }

    /// One scan, three sums: who to whom, the hours that have records, the talkers.
    private var summed: String {
        """
        summed AS (
        SELECT CASE WHEN grouping(kind) = 0 THEN 'sum' WHEN grouping(hour) = 0 THEN 'hour' ELSE 'talker' END AS part,
            kind, source, destination, service, path, hour, near, far, far_service,
            sum(amount) AS amount, sum(packet_amount) AS packets, count(*) AS records,
            min(first_time) AS first_time, max(last_time) AS last_time,
            sum(talk_out) AS talk_out, sum(talk_back) AS talk_back
        FROM told
        GROUP BY GROUPING SETS ((kind, source, destination, service, path), (hour), (near, far, far_service))
        )
        """
    }

    private var ranked: String {
        """
        ranked AS (
        SELECT *, row_number() OVER (PARTITION BY part ORDER BY talk_out + talk_back DESC, near, far, far_service) AS place
        FROM summed
        WHERE part = 'sum' OR (part = 'hour' AND hour IS NOT NULL) OR (part = 'talker' AND near IS NOT NULL)
        )
        """
    }

    private var final: String {
        let type = engine.textType
        let isTalker = "part = 'talker'"
        return """
            SELECT part,
                coalesce(kind, '') AS kind,
                coalesce(CASE WHEN \(isTalker) THEN near WHEN part = 'hour' THEN CAST(hour AS \(type)) ELSE source END, '') AS source,
                coalesce(CASE WHEN \(isTalker) THEN far ELSE destination END, '') AS destination,
                coalesce(CASE WHEN \(isTalker) THEN far_service ELSE service END, '') AS service,
                coalesce(path, '') AS path,
                CAST(CASE WHEN \(isTalker) THEN talk_out ELSE amount END AS \(type)) AS bytes,
                CAST(CASE WHEN \(isTalker) THEN talk_back ELSE 0 END AS \(type)) AS back,
                CAST(packets AS \(type)) AS packets, CAST(records AS \(type)) AS records,
                coalesce(CAST(first_time AS \(type)), '') AS first_start, coalesce(CAST(last_time AS \(type)), '') AS last_end
            FROM ranked
            WHERE part <> 'talker' OR place <= \(FlowSQL.talkers)
            ORDER BY 1, 2, 3, 4, 5, 6
            """
    }
}

extension FlowLogFormat {
    /// Matches a line that names fields and nothing else, in small letters and with single blanks.
    static var headerPattern: String {
        let names = known.sorted().map { $0.replacing("-", with: "[-_]") }.joined(separator: "|")
        return "^([$][{])?(\(names))[}]?( ([$][{])?(\(names))[}]?)+$"
    }
}
