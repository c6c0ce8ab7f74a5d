import SourceText
import Testing

@testable import Course

@Suite struct ExcerptTests {
  static let source = SourceFile(
    name: "Graph.swift",
    text: #"""
      import Glibc

      /// A graph.
      ///
      /// Of nodes.
      @frozen
      public struct Graph<Node: Hashable> where Node: Sendable {
        /// Its nodes { in order }.
        public private(set) var nodes: [Node] = []
        static let brace = "{ \("}" + #"\"{"#) " /* { /* nested */ */
        let table = [
          "a": 1,
          "b": 2,
        ]
        var count: Int { nodes.count }
        var first: Node? = nil
        let closure: (Int) -> Int =
          { $0 + 1 }
          .self

        init() { self.init(nodes: []) }

        // Why it is so.
        /// Forward.
        func forward(
          _ x: Int, by: (Int) -> Int = { $0 }
        ) throws(Never)
          -> Int
        {
          func local() -> Int { 1 }
          return local()
        }

        enum Kind: Int {
          case leaf = 1
          case node
          func forward() {}
        }

        static func + (left: Graph, right: Graph) -> Graph { left }
      }

      extension Graph.Kind {
        func backward() {
          let text = """
            } "quoted" \(1)
            """
          print(text)
        }
      }

      protocol Walk {
        func step() -> Int
        var length: Int { get }
      }

      func free(_ n: Int) -> Int { n }
      """#)

  struct Cut: CustomTestStringConvertible {
    let symbol: String
    let first: String
    let last: String
    var testDescription: String { symbol }
  }

  @Test(arguments: [
    Cut(symbol: "Graph", first: "/// A graph.", last: "}"),
    Cut(
      symbol: "nodes", first: "/// Its nodes { in order }.",
      last: "public private(set) var nodes: [Node] = []"),
    Cut(
      symbol: "brace", first: ##"static let brace = "{ \("}" + #"\"{"#) " /* { /* nested */ */"##,
      last: ##"static let brace = "{ \("}" + #"\"{"#) " /* { /* nested */ */"##),
    Cut(symbol: "table", first: "let table = [", last: "]"),
    Cut(symbol: "count", first: "var count: Int { nodes.count }", last: "var count: Int { nodes.count }"),
    Cut(symbol: "first", first: "var first: Node? = nil", last: "var first: Node? = nil"),
    Cut(symbol: "closure", first: "let closure: (Int) -> Int =", last: "  .self"),
    Cut(symbol: "init", first: "init() { self.init(nodes: []) }", last: "init() { self.init(nodes: []) }"),
    Cut(symbol: "Graph.forward", first: "// Why it is so.", last: "}"),
    Cut(symbol: "Kind.forward(_:)", first: "func forward() {}", last: "func forward() {}"),
    Cut(symbol: "Graph.Kind", first: "enum Kind: Int {", last: "}"),
    Cut(symbol: "node", first: "case node", last: "case node"),
    Cut(symbol: "backward", first: "func backward() {", last: "}"),
    Cut(symbol: "Walk.step", first: "func step() -> Int", last: "func step() -> Int"),
    Cut(symbol: "length", first: "var length: Int { get }", last: "var length: Int { get }"),
    Cut(symbol: "free", first: "func free(_ n: Int) -> Int { n }", last: "func free(_ n: Int) -> Int { n }"),
    Cut(
      symbol: "+", first: "static func + (left: Graph, right: Graph) -> Graph { left }",
      last: "static func + (left: Graph, right: Graph) -> Graph { left }"),
  ])
  func cutsOut(_ cut: Cut) throws {
    let lines = try Excerpt.of(cut.symbol, in: ExcerptTests.source).text.split(separator: "\n")
    #expect(lines.first.map(String.init) == cut.first)
    #expect(lines.last.map(String.init) == cut.last)
  }

  @Test func refuses() {
    #expect(
      throws: ExcerptError.ambiguous("forward", path: "Graph.swift", ["Graph.Kind.forward", "Graph.forward"])
    ) {
      try Excerpt.of("forward", in: ExcerptTests.source)
    }
    #expect(throws: ExcerptError.noSuchSymbol("backwrd", path: "Graph.swift", nearest: "backward")) {
      try Excerpt.of("backwrd", in: ExcerptTests.source)
    }
    #expect(throws: ExcerptError.noSuchSymbol("local", path: "Graph.swift", nearest: nil)) {
      try Excerpt.of("local", in: ExcerptTests.source)
    }
  }

  @Test func countsLines() throws {
    let excerpt = try Excerpt.of("count", in: ExcerptTests.source)
    #expect(excerpt.firstLine == 15)
    #expect(excerpt.lastLine == 15)
  }
}
