/// A network as the lecture draws it: a column of units for each layer, the input at the left.
public struct NetworkPicture: Hashable, Sendable {
  public struct Layer: Hashable, Sendable {
    /// LaTeX: `x`, `a^{[1]}`.
    public let label: String
    public let title: LocalizedText
    /// How many units; a printer may draw the first and the last and dots between.
    public let unitCount: Int
    /// LaTeX for each unit, or empty where they are not named.
    public let unitLabels: [String]
    /// Activations, or empty where none are shown.
    public let values: [Double]

    public init(
      _ label: String, title: LocalizedText, unitCount: Int, unitLabels: [String] = [],
      values: [Double] = []
    ) {
      self.label = label
      self.title = title
      self.unitCount = unitCount
      self.unitLabels = unitLabels
      self.values = values
    }
  }

  public struct Link: Hashable, Sendable {
    /// The layer it leads to, counted from 1; it comes from the one before.
    public let layer: Int
    public let from: Int
    public let to: Int
    public let weight: Double?

    public init(layer: Int, from: Int, to: Int, weight: Double? = nil) {
      self.layer = layer
      self.from = from
      self.to = to
      self.weight = weight
    }
  }

  public let layers: [Layer]
  /// The connections; nil when every unit is joined with every unit of the layer before.
  public let links: [Link]?

  public init(layers: [Layer], links: [Link]? = nil) {
    self.layers = layers
    self.links = links
  }
}
