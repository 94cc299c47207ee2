import Cost
import Simulation
import Topology
import Units

/// One picture beside the Markdown.
struct Chart: Sendable {
    /// The file's name without the report's own, `categories`.
    var name: String
    /// The picture in a sentence, for those who do not see it.
    var alternative: String
    var svg: String
}

/// Bars that lie, each with its name before and its figure behind.
struct BarChart {
    struct Bar {
        var name: String
        /// The parts, from the axis outwards.
        var parts: [Double]
        /// The text behind the bar.
        var figure: String
    }

    var title: String
    var description: String
    var bars: [Bar]
    /// The names of the parts; one part has no legend.
    var parts: [String] = []
    /// The places of the parts' colours in the palette.
    var colours: [Int] = [0, 4, 2, 3]

    func render() -> String {
        let names = bars.map { CellText.width($0.name) }.max() ?? 0
        let left = Double(min(max(names * 7 + 16, 90), 280))
        let top = parts.count > 1 ? 62.0 : 40.0
        let height = Int(top) + bars.count * 26 + 14
        var picture = Vector(width: 720, height: height, title: title, description: description)
        picture.text(12, 24, title, kind: "title")
        legend(&picture)
        let most = bars.map { $0.parts.reduce(0, +) }.max() ?? 0
        // The longest figure stands behind the longest bar.
        let figures = bars.map { CellText.width($0.figure) }.max() ?? 0
        let room = 720 - left - Double(max(110, figures * 7 + 14))
        for (place, bar) in bars.enumerated() {
            let y = top + Double(place) * 26
            picture.text(left - 8, y + 14, Self.short(bar.name), .end)
            var x = left
            for (part, value) in bar.parts.enumerated() where most > 0 && value > 0 {
                let width = value / most * room
                picture.rectangle(x, y, width, 18, fill: Palette.hex(colours[part % colours.count]))
                x += width
            }
            picture.text(x + 6, y + 14, bar.figure, kind: "faint")
        }
        picture.rule(left, top - 4, left, top + Double(bars.count) * 26 - 4, "axis")
        return picture.render()
    }

    private func legend(_ picture: inout Vector) {
        guard parts.count > 1 else { return }
        var x = 12.0
        for (place, part) in parts.enumerated() {
            picture.rectangle(x, 36, 12, 12, fill: Palette.hex(colours[place % colours.count]))
            picture.text(x + 17, 46, part, kind: "faint")
            x += Double(CellText.width(part)) * 7 + 40
        }
    }

    private static func short(_ name: String) -> String {
        name.count > 36 ? name.prefix(17) + "…" + name.suffix(17) : name
    }
}

/// Columns that stand, their parts on top of each other.
struct ColumnChart {
    var title: String
    var description: String
    var columns: [String]
    /// One a category, each with a value a column.
    var series: [(name: String, values: [Double])]
    /// The places of the columns that are the least, for something is missing from them.
    var least: Set<Int> = []

    func render() -> String {
        let rows = (series.count + 3) / 4
        let bottom = 300.0
        let height = 330 + rows * 20
        var picture = Vector(width: 720, height: height, title: title, description: description)
        picture.text(12, 24, title, kind: "title")
        let sums = columns.indices.map { column in series.reduce(0) { $0 + $1.values[column] } }
        let ticks = Scale.ticks(to: sums.max() ?? 0)
        let most = ticks.last ?? 1
        for tick in ticks {
            let y = bottom - tick / most * 250
            picture.rule(70, y, 708, y, tick == 0 ? "axis" : "grid")
            picture.text(62, y + 4, Scale.text(tick), .end, kind: "faint")
        }
        // The name of the last column needs half its width to the right of it.
        let slot = 620 / Double(max(columns.count, 1))
        let every = max(1, (columns.count + 11) / 12)
        for (place, column) in columns.enumerated() {
            let width = min(slot * 0.7, 80)
            let x = 70 + slot * (Double(place) + 0.5) - width / 2
            var y = bottom
            for (part, entry) in series.enumerated() {
                let tall = entry.values[place] / most * 250
                y -= tall
                picture.rectangle(x, y, width, tall, fill: Palette.hex(part))
            }
            if least.contains(place) { picture.text(x + width / 2, y - 5, "≥", .middle, kind: "faint") }
            if (columns.count - 1 - place) % every == 0 {
                picture.text(x + width / 2, bottom + 17, column, .middle, kind: "faint")
            }
        }
        for (place, entry) in series.enumerated() {
            let x = 70 + Double(place % 4) * 160
            let y = 328 + Double(place / 4) * 20
            picture.rectangle(x, y, 12, 12, fill: Palette.hex(place))
            picture.text(x + 17, y + 10, entry.name, kind: "faint")
        }
        return picture.render()
    }
}

/// Straight lines over one quantity, with today marked.
struct LineChart {
    struct Line {
        var name: String
        var values: [Double]
        /// The position of today's choice.
        var today: Double
    }

    var title: String
    var description: String
    var horizontal: String
    var vertical: String
    var points: [Double]
    var lines: [Line]
    var today: (name: String, at: Double)

    private static let dashes = ["", "8 4", "2 4"]

    func render() -> String {
        var picture = Vector(width: 720, height: 400, title: title, description: description)
        picture.text(12, 24, title, kind: "title")
        let across = Scale.ticks(to: points.last ?? 1)
        let up = Scale.ticks(to: lines.flatMap(\.values).max() ?? 1)
        let (right, most) = (across.last ?? 1, up.last ?? 1)
        func x(_ value: Double) -> Double { 78 + value / right * 620 }
        func y(_ value: Double) -> Double { 320 - value / most * 270 }
        for tick in up {
            picture.rule(78, y(tick), 698, y(tick), tick == 0 ? "axis" : "grid")
            picture.text(70, y(tick) + 4, Scale.text(tick), .end, kind: "faint")
        }
        for tick in across {
            picture.rule(x(tick), 320, x(tick), 325, "axis")
            let isLast = tick == right
            picture.text(
                isLast ? 708 : x(tick), 340, Scale.text(tick), isLast ? .end : .middle, kind: "faint")
        }
        picture.text(78, 44, vertical, kind: "faint")
        picture.text(698, 358, horizontal, .end, kind: "faint")
        picture.rule(x(today.at), 50, x(today.at), 320, "today")
        picture.text(x(today.at) + 5, 60, today.name, kind: "faint")
        for (place, line) in lines.enumerated() {
            let colour = Palette.hex(place)
            let path = zip(points, line.values).map { (x: x($0), y: y($1)) }
            picture.line(path, stroke: colour, dash: Self.dashes[place % Self.dashes.count])
            picture.dot(x(today.at), y(line.today), fill: colour)
            let left = 78 + Double(place) * 160
            picture.line(
                [(left, 382), (left + 30, 382)], stroke: colour, dash: Self.dashes[place % Self.dashes.count])
            picture.text(left + 36, 386, line.name, kind: "faint")
        }
        return picture.render()
    }
}
