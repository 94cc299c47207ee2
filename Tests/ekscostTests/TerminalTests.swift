import Testing
import Words

@testable import ekscost

/// Tables and texts in the width there is.
@Suite struct TerminalTests {
    private let grid = Grid(
        header: ["category", "before USD", "after USD", "why it changes"],
        rows: [
            ["nat-gateway", "1493.00", "1580.79", "two gateways more, and their hours"],
            ["cross-az", "359.88", "32.40", "nothing crosses zones on its way to NAT"],
        ], numbers: [1, 2])

    private func terminal(_ width: Int?, colour: Bool = false) -> Terminal {
        Terminal(width: width, hasColour: colour, isForPeople: true)
    }

    private func widest(_ text: String) -> Int {
        text.split(separator: "\n").map { DisplayWidth.of($0) }.max() ?? 0
    }

    @Test func `without a limit a table has one line a row`() {
        #expect(
            grid.text(on: .pipe) == """
                category     before USD  after USD  why it changes
                nat-gateway     1493.00    1580.79  two gateways more, and their hours
                cross-az         359.88      32.40  nothing crosses zones on its way to NAT
                """)
    }

    @Test func `columns of text are broken at words until the table fits`() {
        #expect(
            grid.text(on: terminal(60)) == """
                category     before USD  after USD  why it changes
                nat-gateway     1493.00    1580.79  two gateways more, and
                                                    their hours
                cross-az         359.88      32.40  nothing crosses zones on
                                                    its way to NAT
                """)
    }

    @Test func `at forty columns the title of a number breaks and the number does not`() {
        let narrow = Grid(
            header: ["category", "before USD", "after USD", "change USD"],
            rows: [["nat-gateway", "1493.00", "1580.79", "+87.79"]])
        #expect(
            narrow.text(on: terminal(40)) == """
                category      before    after   change
                                 USD      USD      USD
                nat-gateway  1493.00  1580.79   +87.79
                """)
    }

    @Test func `where not even the words fit each row becomes lines of its own`() {
        #expect(
            grid.text(on: terminal(30)) == """
                category: nat-gateway
                  before USD: 1493.00
                  after USD: 1580.79
                  why it changes: two
                    gateways more, and their
                    hours

                category: cross-az
                  before USD: 359.88
                  after USD: 32.40
                  why it changes: nothing
                    crosses zones on its way
                    to NAT
                """)
    }

    @Test(arguments: [20, 30, 40, 60, 80, 100, 200]) func `no line is wider than the terminal`(width: Int) {
        #expect(widest(grid.text(on: terminal(width)).terminal) <= width)
        let ids = Grid(
            header: ["line", "from"],
            rows: [["nat-gateway/NatGateway-Bytes/nat-0c0ffee0000000001/ap-northeast-2a", "교통표.csv:2 서울"]],
            numbers: [])
        #expect(widest(ids.text(on: terminal(width)).terminal) <= width)
    }

    @Test func `Korean and Chinese characters take two columns and marks take none`() {
        #expect(DisplayWidth.of("서울") == 4)
        #expect(DisplayWidth.of("東京 a") == 6)
        #expect(DisplayWidth.of("e\u{301}") == 1)
        #expect(DisplayWidth.of("✅") == 2)
        #expect(DisplayWidth.of("±½–") == 3)
        let text = Grid(header: ["이름", "값"], rows: [["서브넷", "12"], ["zone", "7"]]).text(on: .pipe)
        #expect(
            text == """
                이름    값
                서브넷  12
                zone     7
                """)
    }

    @Test func `a long name is cut behind its marks and loses nothing`() {
        let name = "nat-gateway/NatGateway-Bytes/nat-0c0ffee0000000001/ap-northeast-2a/metered"
        let lines = Wrap.lines(name, width: 24)
        #expect(lines.joined() == name)
        #expect(lines.allSatisfy { $0.count <= 24 })
        #expect(lines.first == "nat-gateway/NatGateway-")
        #expect(Wrap.hanging("- ", "one two three", width: 9) == "- one two\n  three")
        #expect(Wrap.hanging("- ", "one two three", width: nil) == "- one two three")
    }

    @Test func `colour comes only to a terminal that wants it, and only adds to the words`() {
        func made(_ environment: [String: String], _ arguments: [String] = [], tty: Bool = true) -> Terminal {
            Terminal(
                environment: environment, arguments: ["ekscost"] + arguments, isTerminal: tty, measured: 120)
        }
        #expect(made([:]).hasColour && made(["NO_COLOR": ""]).hasColour)
        #expect(!made(["NO_COLOR": "1"]).hasColour && !made(["TERM": "dumb"]).hasColour)
        #expect(!made([:], ["check", "--no-color"]).hasColour && !made([:], tty: false).hasColour)
        #expect(made([:], ["explain", "--", "--no-color"]).hasColour)
        #expect(made([:]).width == 120 && made(["COLUMNS": "40"]).width == 40)
        #expect(made([:], tty: false).width == nil && made(["COLUMNS": "0"], tty: false).width == nil)
        var coloured = grid
        coloured.meaning = { row, column in column == 2 ? (row == 0 ? .bad : .good) : .plain }
        let text = coloured.text(on: terminal(nil, colour: true)).terminal
        #expect(text.contains("\u{1B}[31m1580.79\u{1B}[0m"))
        let plain = text.replacing(/\u{1B}\[[0-9]+m/, with: "")
        #expect(plain == coloured.text(on: .pipe).terminal)
    }

    @Test func `a sparkline spans its least and its greatest, and leaves out what is unknown`() {
        #expect(Sparkline.text([0, 1, 2, 3, 4, 5, 6, 7]) == "▁▂▃▄▅▆▇█")
        #expect(Sparkline.text([5, nil, 5]) == "▄·▄")
        #expect(Sparkline.text([]) == "" && Sparkline.text([nil]) == "")
        #expect(Sparkline.text(Array(repeating: 1, count: 100)).count == 60)
    }

    @Test func `no-color may stand anywhere before the end of options`() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("--no-color", "pricing", "show").status == 0)
        #expect(try program.run("pricing", "show", "--no-color").status == 0)
    }
}
