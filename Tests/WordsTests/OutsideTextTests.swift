import Testing
import Words

/// Text from outside stays text, in each format that ekscost writes.
@Suite struct OutsideTextTests {
    /// OSC 52, CSI, C1, DEL, a turned direction, a hidden space, a line separator and tag characters.
    static let steering = [
        "\u{1B}]52;c;eA==\u{07}", "\u{1B}[31m", "\u{9B}31m", "\u{7F}", "\u{0}", "\u{202E}x", "\u{2066}x",
        "\u{61C}",
        "\u{200F}", "\u{200B}", "\u{FEFF}", "\u{2028}", "\u{2029}", "\u{85}", "\r", "\n", "\t", "\u{E0041}",
    ]

    private static func isClean(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
    }

    @Test(arguments: steering) func `what steers a terminal is shown on one line`(_ text: String) {
        let shown = VisibleText.line("a" + text + "b")
        #expect(Self.isClean(shown), "\(shown)")
        #expect(shown.hasPrefix("a\\") && shown.hasSuffix("b"))
        #expect(Self.isClean(PrintedText("a\(text)b").terminal))
        #expect(Self.isClean(PrintedText("a\(text)b").markdown))
        #expect(Self.isClean(JSONQuoted.document(JSONQuoted.string(text))))
        #expect(Self.isClean(AnnotationText.data(text)) && Self.isClean(MermaidText.label(text)))
    }

    @Test func `plain names and other scripts are shown as they are`() {
        for name in [
            "prod-shop", "가용 영역", "Žluť", "מרכז", "arn:aws:eks:us-east-1:1:cluster/a", "👩‍💻 x", "::/0", "a::b",
        ] {
            #expect(VisibleText.line(name) == name)
        }
    }

    @Test func `no name is a command of a GitHub workflow`() {
        #expect(VisibleText.line("::error::all is well") == "\\::error::all is well")
        #expect(VisibleText.line("a ::add-mask::b") == "a \\::add-mask::b")
        #expect(VisibleText.line("##[error]x") == "#\\#[error]x")
    }

    @Test func `what ekscost says is printed as it stands and what is put into it is not`() {
        let name = "a\n\u{1B}[31m**b**"
        let text: PrintedText = "one\n**two** \(name)\n"
        #expect(text.terminal == "one\n**two** a\\n\\u001b[31m**b**\n")
        #expect(text.markdown == "one\n**two** a\\\\n\\\\u001b\\[31m\\*\\*b\\*\\*\n")
        #expect([text, "x"].joined(separator: "-").terminal.hasSuffix("\n-x"))
    }

    @Test(arguments: [
        ("@octocat", "@&#8203;octocat"), ("(@octocat)", "(@&#8203;octocat)"),
        ("a@b.example", "a@&#8203;b.example"), ("s3@us-west-2", "s3@us-west-2"),
        ("https://x.example", "https:&#8203;//x.example"), ("WWW.x.example", "WWW&#8203;.x.example"),
        ("#12", "#&#8203;12"), ("GH-12", "GH&#8203;-12"), ("<b>", "&lt;b&gt;"), ("a|b", "a\\|b"),
        ("[x](y)", "\\[x\\](y)"), ("![x](y)", "!\\[x\\](y)"), ("&copy;", "&amp;copy;"), ("# x", "\\# x"),
        ("- x", "\\- x"), ("1. x", "1\\. x"), ("-1.50", "-1.50"), ("+0.10", "+0.10"),
        ("10.0.0.0/16", "10.0.0.0/16"),
        ("$12.00", "$12.00"), ("a_b*c~d`e", "a\\_b\\*c\\~d\\`e"),
    ]) func `nothing of a name is live in Markdown`(_ text: String, _ markdown: String) {
        #expect(MarkdownText.plain(text) == markdown)
    }

    @Test func `code holds any name`() {
        #expect(MarkdownText.span("a`b") == "``a`b``")
        #expect(MarkdownText.span("``") == "``` `` ```")
        #expect(MarkdownText.code("a|b") == "`a\\|b`")
        #expect(MarkdownText.block("a\n```\nb", language: "text") == "````text\na\n```\nb\n````")
    }

    @Test func `a paragraph of ours keeps its code and its bold figures`() {
        #expect(
            MarkdownText.mixed("**$1** `@a [x]` @a [x](y) <b>")
                == "**$1** `@a [x]` @&#8203;a \\[x\\](y) &lt;b>")
        #expect(MarkdownText.mixed("` <b>") == "` &lt;b>")
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+cmd", "'+cmd"), ("-cmd", "'-cmd"), ("@SUM(1)", "'@SUM(1)"), ("＝1", "'＝1"),
        ("-1.5", "-1.5"), ("+2", "+2"), ("-1.50%", "-1.50%"), ("-", "'-"), ("a,b", "\"a,b\""),
        ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("a\rb", "a\\rb"), ("\t=1", "'\\t=1"),
        ("-1e5", "'-1e5"),
    ]) func `no cell of CSV is run or ends its record`(_ field: String, _ cell: String) {
        #expect(CSVText.record([field]) == cell)
    }

    @Test func `what another reader of ours takes is not defused`() {
        #expect(CSVText.exact(["-1", "=a", "b,c"]) == "-1,=a,\"b,c\"")
    }

    @Test func `a value is one word of a command and never an option`() {
        func command(_ name: String) -> String {
            let command: ShellCommand = "aws eks describe-cluster --name \(name) --query x"
            return command.description
        }
        #expect(command("shop") == "aws eks describe-cluster --name shop --query x")
        #expect(command("a b'c") == "aws eks describe-cluster --name 'a b'\\''c' --query x")
        #expect(command("--debug") == "aws eks describe-cluster --name=--debug --query x")
        #expect(command("") == "aws eks describe-cluster --name '' --query x")
        let explain: ShellCommand = "ekscost explain \("-x;y")"
        #expect(explain.description == "ekscost explain -- '-x;y'")
        let filter: ShellCommand = "aws ec2 describe-vpcs --filters Name=vpc-id,Values=\("$(a)")"
        #expect(filter.description == "aws ec2 describe-vpcs --filters Name=vpc-id,Values='$(a)'")
        #expect(ShellCommand(words: ["ekscost", "--nodes=a b=3"]).description == "ekscost '--nodes=a b=3'")
    }

    @Test func `schedulers and manifests take no second line`() {
        #expect(CronText.command("cd 'a%b'") == "cd 'a\\%b'")
        #expect(CronText.command("a\nb") == nil)
        #expect(YAMLText.name("shop-1") == "shop-1")
        for name in ["true", "on", "123", "1e3", "-", "a: b", "a\nb", ""] {
            #expect(YAMLText.name(name) == JSONQuoted.string(name))
        }
        #expect(YAMLText.block("a: 1\n\nb: 2\n", indent: 2) == "|\n  a: 1\n\n  b: 2")
        #expect(YAMLText.block("a\u{85}b: 1\n", indent: 2) == "\"a\\u0085b: 1\\n\"")
    }

    @Test func `annotations, XML and Mermaid are not ended by a name`() {
        #expect(AnnotationText.data("a%\n::error::b") == "a%25\\n::error::b")
        #expect(AnnotationText.property("a:b,c") == "a%3Ab%2Cc")
        #expect(
            XMLText.escaped("<a b=\"c\">&\u{1}\u{FFFE}") == "&lt;a b=&quot;c&quot;&gt;&amp;\\u0001\u{FFFD}")
        #expect(MermaidText.label("\"]<b>`#&") == "#quot;]#lt;b#gt;#96;#35;#amp;")
    }

    @Test func `JSON is the same text for a program`() {
        #expect(JSONQuoted.string("a\"\\\n\u{1}가") == "\"a\\\"\\\\\\n\\u0001가\"")
        #expect(JSONQuoted.document("{\n  \"a\" : \"\u{9B}\"\n}") == "{\n  \"a\" : \"\\u009b\"\n}")
    }
}
