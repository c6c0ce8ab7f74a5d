public import Algebra

/// A derivation of the project's own: the goal, and what it is equal to step by step.
public struct WorkedSolution: Hashable, Sendable {
  /// From the goal to its value; every one equals the next.
  public let steps: [Expression]

  /// Works a goal out: the chain rule through the graph, then every link, then the answer.
  public init(_ checker: DerivationChecker) {
    guard let goal = checker.goal else {
      steps = []
      return
    }
    var table: [Symbol: Expression] = [:]
    for definition in checker.definitions { table[definition.name] = definition.value }
    let graph = DefinitionGraph(definitions: table)
    var steps = [goal]
    func add(_ step: Expression?) {
      if let step, step.withOneProduct != steps.last?.withOneProduct { steps.append(step) }
    }
    if case .derivative(let target, let variables, _) = goal.node, variables.count == 1,
      case .symbol(let variable) = variables[0].node, let paths = graph.paths(from: target, to: variable)
    {
      if paths.contains(where: { $0.count > 1 }) {
        add(.sum(paths.map { path in .product(path.map { $0.derivative }) }))
      }
      let step = ChainStep(target: target, variable: variable, paths: paths, graph: graph)
      if let terms = step.terms { add(WorkedSolution.named(.sum(terms), table)) }
    } else {
      add(WorkedSolution.opened(goal, table))
    }
    add(checker.answer)
    self.steps = steps
  }

  /// The right line that comes after a right one: its first derivative worked out, at last the answer.
  public static func next(after line: Expression, _ checker: DerivationChecker) -> Expression? {
    var table: [Symbol: Expression] = [:]
    for definition in checker.definitions { table[definition.name] = definition.value }
    let graph = DefinitionGraph(definitions: table)
    for (path, node) in line.positions {
      guard case .derivative(let target, let variables, _) = node.node, variables.count == 1,
        case .symbol(let variable) = variables[0].node,
        let paths = graph.paths(from: target, to: variable), !paths.isEmpty
      else { continue }
      if paths.contains(where: { $0.count > 1 }) {
        let chain = Expression.sum(paths.map { path in .product(path.map { $0.derivative }) })
        return line.replacing(at: path[...], with: chain)
      }
      guard let slope = paths[0].first?.slope else { continue }
      return line.replacing(at: path[...], with: named(slope, table))
    }
    return checker.answer.flatMap { $0 == line ? nil : $0 }
  }

  /// The formula with what a definition spells out written as its name: a for σ(z).
  private static func named(_ formula: Expression, _ table: [Symbol: Expression]) -> Expression {
    let names = table.filter { !$0.value.parts.isEmpty }.sorted {
      ($1.value.size, $0.key) < ($0.value.size, $1.key)
    }
    return formula.replacing { node in
      names.first { $0.value == node }.map { .name($0.key) }
    }
  }

  /// The formula with its defined names written out once.
  private static func opened(_ formula: Expression, _ table: [Symbol: Expression]) -> Expression {
    formula.replacing(table)
  }
}
