import CXLSXWriter
import Foundation

/// Colours that differ in lightness too, so that a print without colour still tells them apart.
///
/// Source: Okabe and Ito, "Color Universal Design", <https://jfly.uni-koeln.de/color/>.
enum Palette {
    static let colours: [UInt32] = [
        0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0xF0E442, 0x8C8C8C, 0x004D7A, 0x9A6A00,
        0x006B4E, 0x8A4A70,
    ]

    static func colour(_ place: Int) -> UInt32 { colours[place % colours.count] }

    /// `#0072B2`.
    static func hex(_ place: Int) -> String {
        let digits = String(colour(place), radix: 16, uppercase: true)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }

    static func fill(_ series: UnsafeMutablePointer<lxw_chart_series>, _ place: Int) {
        var fill = lxw_chart_fill()
        fill.color = colour(place)
        chart_series_set_fill(series, &fill)
    }

    static func line(_ series: UnsafeMutablePointer<lxw_chart_series>, _ place: Int) {
        var line = lxw_chart_line()
        line.color = colour(place)
        line.width = 2.25
        let dashes = [
            LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH, LXW_CHART_LINE_DASH_ROUND_DOT,
        ]
        line.dash_type = UInt8(dashes[place % dashes.count].rawValue)
        chart_series_set_line(series, &line)
    }

    /// An upright grey line with a mark at its ends.
    static func marker(_ series: UnsafeMutablePointer<lxw_chart_series>) {
        var line = lxw_chart_line()
        line.color = 0x595959
        line.width = 1.5
        line.dash_type = UInt8(LXW_CHART_LINE_DASH_SQUARE_DOT.rawValue)
        chart_series_set_line(series, &line)
        chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_DIAMOND.rawValue))
        chart_series_set_marker_size(series, 8)
    }

    /// Texts on the points of a series; nil for a point without one.
    static func label(_ series: UnsafeMutablePointer<lxw_chart_series>, _ texts: [String?]) {
        chart_series_set_labels(series)
        let labels = texts.map { text in
            var label = lxw_chart_data_label()
            label.value = text.flatMap { strdup($0) }
            label.hide = text == nil ? 1 : 0
            return label
        }
        defer { for label in labels { free(label.value) } }
        let pointers = labels.map { label in
            let pointer = UnsafeMutablePointer<lxw_chart_data_label>.allocate(capacity: 1)
            pointer.initialize(to: label)
            return pointer
        }
        defer { for pointer in pointers { pointer.deallocate() } }
        var list: [UnsafeMutablePointer<lxw_chart_data_label>?] = pointers + [nil]
        _ = chart_series_set_labels_custom(series, &list)
    }

    /// Title, axes and legend, the same on every chart.
    ///
    /// - Parameters:
    ///   - lies: whether the bars lie, so that the values run along the other axis.
    static func finish(
        _ chart: UnsafeMutablePointer<lxw_chart>, title: String, x: String? = nil, y: String? = nil,
        legend: Bool, lies: Bool = false
    ) {
        chart_title_set_name(chart, title)
        var font = lxw_chart_font()
        font.size = 12
        font.bold = 1
        chart_title_set_name_font(chart, &font)
        if let x { chart_axis_set_name(chart.pointee.x_axis, x) }
        if let y { chart_axis_set_name(chart.pointee.y_axis, y) }
        let place = legend ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE
        chart_legend_set_position(chart, UInt8(place.rawValue))
        let values = lies ? chart.pointee.x_axis : chart.pointee.y_axis
        chart_axis_set_num_format(values, "#,##0")
        var grid = lxw_chart_line()
        grid.color = 0xD9D9D9
        chart_axis_major_gridlines_set_line(values, &grid)
        if lies {
            // The first row of the table is the uppermost bar.
            chart_axis_set_reverse(chart.pointee.y_axis)
            chart_set_series_gap(chart, 60)
        }
    }
}
