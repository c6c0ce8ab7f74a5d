public import Algebra
public import Notation
public import SourceText

/// What a question says of its names: definitions, shapes, assumptions.
public struct FormulaContext: Sendable {
  public let definitions: [Definition]
  public let shapes: [Symbol: Shape]
  public let assumptions: [Assumption]
  /// The definitions made here from one of every example: `z1`, `z2` of `z_i = w*x_i`.
  package let generatedNames: Set<Symbol>
  /// The names that were declared, for the reader of formulas.
  public let vocabulary: Vocabulary

  /// A part of the context that could not be read.
  public struct Failure: Error, Hashable, Sendable {
    public enum Part: Hashable, Sendable {
      case given(String)
      case shape(String)
      case assumption(Int)
    }

    public let part: Part
    /// Ranges are those of the part's own text.
    public let diagnostic: Diagnostic
  }

  /// - Parameters:
  ///   - given: names and their formulas, in any order.
  ///   - shapes: names and shapes as people write them, `n1 x m`.
  ///   - assume: `0 < a < 1`, `y in {0, 1}`.
  ///   - names: further names that formulas may hold.
  public init(
    given: [(name: String, formula: String)] = [], shapes: [(name: String, shape: String)] = [],
    assume: [String] = [], names: [String] = [], syntax: Syntax = .automatic
  ) throws(Failure) {
    var vocabulary = Vocabulary.open
    var named: [(Symbol, String, String)] = []
    var families: [(IndexedName, String, String)] = []
    for (name, formula) in given {
      if let family = IndexedName(name) {
        vocabulary.names.insert(family.base)
        families.append((family, name, formula))
        continue
      }
      do throws(FormulaError) {
        let symbol = try readName(FormulaContext.withoutArguments(name))
        vocabulary.names.insert(symbol)
        named.append((symbol, name, formula))
      } catch { throw Failure(part: .given(name), diagnostic: error.diagnostic) }
    }
    for name in names {
      if let symbol = try? readName(name) { vocabulary.names.insert(symbol) }
    }
    var table: [Symbol: Shape] = [:]
    for (name, text) in shapes {
      do throws(FormulaError) {
        let symbol = try readName(name)
        vocabulary.names.insert(symbol)
        let spelling = try readShape(text)
        if case .matrix(let rows, let columns) = spelling.shape {
          vocabulary.names.formUnion(rows.names)
          vocabulary.names.formUnion(columns.names)
          table[symbol] = Shape(spelling)
        }
      } catch { throw Failure(part: .shape(name), diagnostic: error.diagnostic) }
    }
    var definitions: [Definition] = []
    for (symbol, name, formula) in named {
      do throws(FormulaError) {
        definitions.append(
          Definition(symbol, try read(formula, syntax: syntax, vocabulary: vocabulary)))
      } catch { throw Failure(part: .given(name), diagnostic: error.diagnostic) }
    }
    var generated: Set<Symbol> = []
    for (family, name, formula) in families {
      do throws(FormulaError) {
        let members = family.definitions(try read(formula, syntax: syntax, vocabulary: vocabulary))
        definitions += members
        generated.formUnion(members.map { $0.name })
      } catch { throw Failure(part: .given(name), diagnostic: error.diagnostic) }
    }
    var assumptions: [Assumption] = []
    for (index, text) in assume.enumerated() {
      do throws(FormulaError) {
        assumptions += try readAssumptions(text, vocabulary: vocabulary)
      } catch { throw Failure(part: .assumption(index), diagnostic: error.diagnostic) }
    }
    for definition in definitions where definition.isCircular(among: definitions) {
      let name = named.first { $0.0 == definition.name }?.1 ?? definition.name.name
      throw Failure(
        part: .given(name),
        diagnostic: Diagnostic(
          "derivation.circular-definition", at: definition.value.range,
          "'\(definition.name)' is defined through itself"))
    }
    self.definitions = definitions
    self.shapes = table
    self.assumptions = assumptions
    self.vocabulary = vocabulary
    generatedNames = generated
  }

  /// `L` of `L(a, y)`: a quantity named together with what it depends on.
  private static func withoutArguments(_ name: String) -> String {
    let bytes = Array(name.utf8)
    guard bytes.last == 0x29, let open = bytes.firstIndex(of: 0x28), open > 0, !bytes[..<open].contains(0x5E)
    else { return name }
    return String(decoding: bytes[..<open], as: UTF8.self)
  }

  /// The judge of this context.
  public func judge(points: [[Symbol: Rational]] = []) -> Judge {
    Judge(definitions: definitions, shapes: shapes, assumptions: assumptions, points: points)
  }
}

extension Definition {
  /// Whether the way down from this name comes back to it.
  fileprivate func isCircular(among definitions: [Definition]) -> Bool {
    var table: [Symbol: Expression] = [:]
    for definition in definitions { table[definition.name] = definition.value }
    var seen: Set<Symbol> = []
    var open = Array(value.names)
    while let next = open.popLast() {
      if next == name { return true }
      if seen.insert(next).inserted, let body = table[next] { open += body.names }
    }
    return false
  }
}

extension Shape {
  /// The shape that somebody wrote.
  public init(_ spelling: ShapeSpelling) {
    switch spelling.shape {
    case .scalar: self = .scalar
    case .matrix(let rows, let columns):
      self = .matrix(
        rows: Size(rows, spelling: write(rows)), columns: Size(columns, spelling: write(columns)))
    }
  }
}
