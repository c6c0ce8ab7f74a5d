/// A computation graph to be drawn: boxes in columns, the flow from left to right.
public struct GraphPicture: Hashable, Sendable {
  public struct Node: Hashable, Sendable {
    /// Unique in the picture; edges refer to it.
    public let id: Int
    /// The name, in LaTeX: `u`, `\hat{y}`.
    public let label: String
    /// What the node computes, in LaTeX: `b c`; nil for an input.
    public let formula: String?
    /// The forward value; drawn above.
    public let value: Double?
    /// The derivative of the output in this node; drawn below.
    public let gradient: Double?
    /// The column, 0 at the left. Edges lead to higher columns.
    public let layer: Int
    public let isHighlighted: Bool

    public init(
      id: Int, label: String, formula: String? = nil, value: Double? = nil, gradient: Double? = nil,
      layer: Int, isHighlighted: Bool = false
    ) {
      self.id = id
      self.label = label
      self.formula = formula
      self.value = value
      self.gradient = gradient
      self.layer = layer
      self.isHighlighted = isHighlighted
    }
  }

  public struct Edge: Hashable, Sendable {
    public let from: Int
    public let to: Int
    /// The local derivative, in LaTeX: `\frac{\partial u}{\partial b} = c`; nil where none is shown.
    public let label: String?
    /// The value of the local derivative.
    public let derivative: Double?
    public let isHighlighted: Bool

    public init(
      from: Int, to: Int, label: String? = nil, derivative: Double? = nil, isHighlighted: Bool = false
    ) {
      self.from = from
      self.to = to
      self.label = label
      self.derivative = derivative
      self.isHighlighted = isHighlighted
    }
  }

  /// In topological order; within a column from top to bottom.
  public let nodes: [Node]
  public let edges: [Edge]
  /// How values and derivatives are written.
  public let style: NumberStyle

  public init(nodes: [Node], edges: [Edge], style: NumberStyle = .significant(6)) {
    self.nodes = nodes
    self.edges = edges
    self.style = style
  }
}
