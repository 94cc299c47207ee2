import Words

/// A picture in SVG: written by hand, for it needs lines, boxes and words alone.
///
/// No script, no font of its own, nothing from elsewhere: GitHub shows it as an image. The colours of words and axes
/// follow the reader's light or dark theme.
struct Vector {
    let width: Int
    let height: Int
    private let title: String
    private let description: String
    private var body: [String] = []

    /// - Parameters:
    ///   - title: what a screen reader says first.
    ///   - description: what the picture shows, for those who do not see it.
    init(width: Int, height: Int, title: String, description: String) {
        self.width = width
        self.height = height
        self.title = title
        self.description = description
    }

    enum Anchor: String { case start, middle, end }

    mutating func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String) {
        guard width > 0, height > 0 else { return }
        body.append(
            "<rect x=\"\(Self.figure(x))\" y=\"\(Self.figure(y))\" width=\"\(Self.figure(width))\" height=\"\(Self.figure(height))\" fill=\"\(fill)\"/>"
        )
    }

    /// A line of one of the classes `axis` and `grid`.
    mutating func rule(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ kind: String) {
        body.append(
            "<line class=\"\(kind)\" x1=\"\(Self.figure(x1))\" y1=\"\(Self.figure(y1))\" x2=\"\(Self.figure(x2))\" y2=\"\(Self.figure(y2))\"/>"
        )
    }

    mutating func line(_ points: [(x: Double, y: Double)], stroke: String, dash: String) {
        let path = points.map { "\(Self.figure($0.x)),\(Self.figure($0.y))" }.joined(separator: " ")
        let dashes = dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\""
        body.append(
            "<polyline points=\"\(path)\" fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"2.5\"\(dashes)/>")
    }

    mutating func dot(_ x: Double, _ y: Double, fill: String) {
        body.append("<circle cx=\"\(Self.figure(x))\" cy=\"\(Self.figure(y))\" r=\"4.5\" fill=\"\(fill)\"/>")
    }

    mutating func text(
        _ x: Double, _ y: Double, _ text: String, _ anchor: Anchor = .start, kind: String = "word"
    ) {
        body.append(
            "<text class=\"\(kind)\" x=\"\(Self.figure(x))\" y=\"\(Self.figure(y))\" text-anchor=\"\(anchor.rawValue)\">\(XMLText.escaped(text))</text>"
        )
    }

    /// The whole file.
    func render() -> String {
        let style =
            "text{font-family:system-ui,-apple-system,'Segoe UI','Noto Sans',sans-serif;font-size:12px;fill:#24292f}"
            + ".title{font-size:15px;font-weight:600}.faint{fill:#57606a}"
            + ".axis{stroke:#6e7781;stroke-width:1}.grid{stroke:#d0d7de;stroke-width:1}"
            + ".today{stroke:#6e7781;stroke-width:1.5;stroke-dasharray:4 3}"
            + "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.faint{fill:#9198a1}"
            + ".axis,.today{stroke:#9198a1}.grid{stroke:#3d444d}}"
        return
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-labelledby=\"title description\">\n"
            + "<title id=\"title\">\(XMLText.escaped(title))</title>\n"
            + "<desc id=\"description\">\(XMLText.escaped(description))</desc>\n"
            + "<style>\(style)</style>\n" + body.joined(separator: "\n") + "\n</svg>\n"
    }

    /// A coordinate with at most one decimal, the same on every machine.
    static func figure(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let whole = tenths.magnitude / 10
        let rest = tenths.magnitude % 10
        return sign + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
    }
}

/// Round figures for an axis.
enum Scale {
    /// About `count` steps of 1, 2 or 5 times a power of ten, from 0 to past `most`.
    static func ticks(to most: Double, count: Int = 5) -> [Double] {
        guard most > 0 else { return [0, 1] }
        var step = 1.0
        while step * Double(count) < most { step *= 10 }
        while step * Double(count) / 10 >= most { step /= 10 }
        for part in [0.1, 0.2, 0.5, 1.0] where step * part * Double(count) >= most {
            step *= part
            break
        }
        var ticks = [0.0]
        while let last = ticks.last, last < most { ticks.append(step * Double(ticks.count)) }
        return ticks
    }

    /// `1,500`, `0.5`.
    static func text(_ tick: Double) -> String {
        tick == tick.rounded() ? String(Int(tick)).thousands : String(tick)
    }
}
