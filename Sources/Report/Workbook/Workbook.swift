import CXLSXWriter
import Foundation

/// A workbook while it is written; libxlsxwriter behind it.
package final class Workbook {
    private let handle: UnsafeMutablePointer<lxw_workbook>
    private let path: String
    private var formats: [Style: UnsafeMutablePointer<lxw_format>] = [:]
    private var isClosed = false
    /// Indicates whether rows leave memory as the next one begins, for sheets too long to be held.
    package let streams: Bool
    /// Keeps what is written; nil where the file is all that is wanted.
    let recorder: CellRecorder?

    /// Points that a row is high where nothing says otherwise; nil for the program's own.
    var rowHeight: Double?

    /// The look of a cell.
    package enum Style: Hashable {
        case title, heading, header, headerNumber, text, wrapped, money, change, price, quantity, count,
            share,
            date, total, totalChange, totalText, input, inputShare, inputText, missing, note, big
        /// The look that a condition puts on a sum that leaves something out.
        case leastMoney
        /// The same on a share, and on one of a whole that leaves something out.
        case leastShare, mostShare
        /// The look that a condition puts on a row that is there only for what another choice would bill.
        case grey
    }

    /// - Parameters:
    ///   - path: the file that is written when the workbook is closed.
    ///   - created: seconds since 1970, in the file's properties; a fixed time gives the same bytes again.
    package convenience init(path: String, title: String, created: Int, streams: Bool = false)
        throws(ReportError)
    {
        try self.init(path: path, title: title, created: created, streams: streams, recorder: nil)
    }

    /// - Parameter recorder: keeps what is written, and then no file is made.
    init(
        path: String, title: String, created: Int, streams: Bool, recorder: CellRecorder?
    ) throws(ReportError) {
        var options = lxw_workbook_options()
        options.constant_memory = streams ? 1 : 0
        guard let handle = workbook_new_opt(path, &options) else {
            throw .workbook(path: path, reason: "libxlsxwriter found no memory")
        }
        self.handle = handle
        self.path = path
        self.streams = streams
        self.recorder = recorder
        title.withCString { title in
            "ekscost".withCString { author in
                "EKS, NAT gateway, VPC, cost".withCString { keywords in
                    var properties = lxw_doc_properties()
                    properties.title = UnsafeMutablePointer(mutating: title)
                    properties.author = UnsafeMutablePointer(mutating: author)
                    properties.company = UnsafeMutablePointer(mutating: author)
                    properties.keywords = UnsafeMutablePointer(mutating: keywords)
                    properties.created = created
                    _ = workbook_set_properties(handle, &properties)
                }
            }
        }
    }

    deinit {
        guard !isClosed else { return }
        if recorder == nil { _ = workbook_close(handle) } else { lxw_workbook_free(handle) }
    }

    /// A new sheet behind the others.
    ///
    /// - Parameter name: at most 31 characters, without `[]:*?/\`.
    package func sheet(_ name: String) throws(ReportError) -> Sheet {
        guard let sheet = workbook_add_worksheet(handle, name) else {
            throw .workbook(path: path, reason: "no sheet \(name) could be added")
        }
        return Sheet(sheet, name: name, workbook: self)
    }

    /// Gives a cell or a range a name that formulas can use.
    func define(_ name: String, _ reference: String) {
        recorder?.define(name, reference)
        _ = workbook_define_name(handle, name, reference)
    }

    /// A chart of one kind, to be filled and placed.
    func chart(_ kind: lxw_chart_type) -> UnsafeMutablePointer<lxw_chart>? {
        workbook_add_chart(handle, UInt8(kind.rawValue))
    }

    /// Writes the file.
    package func close() throws(ReportError) {
        isClosed = true
        let code = workbook_close(handle)
        guard code == LXW_NO_ERROR else {
            throw .workbook(path: path, reason: String(cString: lxw_strerror(code)))
        }
    }

    func format(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
        if let known = formats[style] { return known }
        guard let format = workbook_add_format(handle) else { return nil }
        Self.decorate(format, style)
        formats[style] = format
        return format
    }

    private static let money = "#,##0.00"
    /// A saving and an addition differ by their signs: red would call a saving bad.
    private static let change = "+#,##0.00;-#,##0.00;0.00"

    private static func decorate(_ format: UnsafeMutablePointer<lxw_format>, _ style: Style) {
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        switch style {
        case .title:
            format_set_bold(format)
            format_set_font_size(format, 16)
        case .heading:
            format_set_bold(format)
            format_set_font_size(format, 12)
        case .header, .headerNumber:
            format_set_bold(format)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
            if style == .headerNumber { format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
            // The arrow of a filter stands at the right end of its cell.
            format_set_indent(format, style == .header ? 1 : 2)
            format_set_bg_color(format, 0x1F3864)
            format_set_font_color(format, 0xFFFFFF)
            format_set_text_wrap(format)
        case .text: format_set_indent(format, 1)
        case .wrapped:
            format_set_indent(format, 1)
            format_set_text_wrap(format)
        case .money: format_set_num_format(format, money)
        case .change: format_set_num_format(format, change)
        case .date: format_set_num_format(format, "yyyy-mm-dd")
        case .leastMoney: format_set_num_format(format, "\"≥ \"" + money)
        case .leastShare: format_set_num_format(format, "\"≥ \"0.00%")
        case .mostShare: format_set_num_format(format, "\"≤ \"0.00%")
        case .price: format_set_num_format(format, "0.0########")
        case .quantity: format_set_num_format(format, "#,##0.0##")
        case .count: format_set_num_format(format, "#,##0")
        case .grey: format_set_font_color(format, 0x808080)
        case .share: format_set_num_format(format, "0.00%")
        case .big:
            format_set_bold(format)
            format_set_font_size(format, 14)
            format_set_num_format(format, money)
        case .total, .totalChange, .totalText:
            format_set_bold(format)
            format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
            switch style {
            case .total: format_set_num_format(format, money)
            case .totalChange: format_set_num_format(format, change)
            default: format_set_indent(format, 1)
            }
        case .input, .inputShare, .inputText, .missing:
            if style == .inputText { format_set_indent(format, 1) }
            if style == .inputShare { format_set_num_format(format, "0.00%") }
            format_set_bg_color(format, style == .missing ? 0xF8CBAD : 0xFFF2CC)
            format_set_border(format, UInt8(LXW_BORDER_HAIR.rawValue))
        case .note:
            format_set_indent(format, 1)
            format_set_italic(format)
            format_set_font_color(format, 0x595959)
        }
    }
}
