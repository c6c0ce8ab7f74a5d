/// A text that a learner might hand in for `week2/sum`, and the states that it may end in.
struct Attack: CustomStringConvertible {
  let name: String
  let answer: String
  var states: Set<String> = ["ungradable", "wrong"]
  var description: String { name }
}

func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

let hostileFormulas: [Attack] = [
  Attack(name: "tower", answer: "9^9^9^9"), Attack(name: "power", answer: "(a+b)^100000"),
  Attack(name: "brackets", answer: repeated("(", 10_000) + "a" + repeated(")", 10_000)),
  Attack(name: "open", answer: repeated("(", 100_000)),
  Attack(name: "minus", answer: repeated("-", 100_000) + "a"),
  Attack(name: "long sum", answer: "a" + repeated(" + b", 50_000)),
  Attack(name: "long product", answer: "a" + repeated("*b", 50_000)),
  Attack(name: "nested exp", answer: repeated("exp(", 500) + "a" + repeated(")", 500)),
  Attack(name: "nested frac", answer: repeated("\\frac{1}{", 3000) + "a" + repeated("}", 3000)),
  Attack(name: "digits", answer: repeated("9", 100_000)),
  Attack(name: "decimals", answer: "0." + repeated("3", 100_000)),
  Attack(name: "exponent", answer: "1e999999999"), Attack(name: "powers", answer: repeated("2^", 5000) + "2"),
  Attack(name: "names", answer: (0..<5000).map { "x\($0)" }.joined(separator: "+")),
  Attack(name: "sums", answer: repeated("\\sum_{i=1}^{m} ", 300) + "a"),
  Attack(name: "huge sum", answer: "sum(i=1..999999999, i)"),
  Attack(name: "escapes", answer: "\u{1B}[2J\u{1B}]0;x\u{07}a+b"),
  Attack(name: "bidi", answer: "a\u{202E}b + b\u{202C}"),
  Attack(name: "html", answer: "<script>alert(1)</script>"),
  Attack(name: "formula", answer: "=HYPERLINK(\"http://x\")"),
  Attack(name: "nul", answer: "a\u{0}+b"), Attack(name: "zalgo", answer: "a" + repeated("\u{0301}", 10_000)),
  Attack(name: "emoji", answer: repeated("👨‍👩‍👧‍👦", 5000)),
  Attack(name: "quotes", answer: "'; DROP TABLE mark; --"),
  Attack(name: "abs", answer: repeated("|", 9999)),
  Attack(name: "max", answer: repeated("max(a,", 800) + "b" + repeated(")", 800)),
  Attack(name: "sigma", answer: repeated("σ(", 800) + "a" + repeated(")", 800)),
  Attack(name: "commands", answer: repeated("\\left(", 5000)),
  Attack(name: "megabyte", answer: repeated("a+", 600_000) + "b"),
  Attack(name: "right", answer: "b + a", states: ["correct"]),
  Attack(name: "right in brackets", answer: "((((b)) + (a)))", states: ["correct"]),
  Attack(name: "images", answer: repeated("![[]()", 40_000)),
  Attack(name: "matrix", answer: repeated("[[", 5000)),
  Attack(name: "binomial", answer: (0..<18).map { "(a + \($0)*b)" }.joined(separator: "*")),
  Attack(name: "roots", answer: repeated("sqrt(a+", 60) + "b" + repeated(")", 60)),
  Attack(name: "derivatives", answer: repeated("d/da ", 2000) + "a"),
  Attack(name: "absolute values", answer: (0..<40).map { "abs(a-\($0))" }.joined(separator: "+")),
  Attack(name: "kinks", answer: (0..<16).map { "relu(a+\($0)*b)" }.joined(separator: "+")),
  Attack(name: "tower of names", answer: "exp(a)^(b^(exp(b)^a))"),
  Attack(name: "chain", answer: repeated("a+b=", 20_000) + "a+b", states: ["correct", "ungradable"]),
  Attack(name: "lines", answer: repeated("a+b\n", 50_000) + "a", states: ["ungradable", "wrong"]),
  Attack(name: "subscripts", answer: repeated("a_", 50_000) + "b"),
  Attack(name: "environments", answer: repeated("\\begin{matrix}", 3000)),
  Attack(name: "cases", answer: repeated("where(", 300) + "a>b,a" + repeated(",b)", 300)),
  Attack(name: "lists", answer: repeated("- ", 30_000) + repeated("\n", 30_000) + "a"),
]
