/// Small pictures side by side, pixel by pixel.
public struct ImageGrid: Hashable, Sendable {
  public struct Image: Hashable, Sendable {
    public enum Tint: Hashable, Sendable {
      case gray, red, green, blue
    }

    public let caption: LocalizedText
    public let width: Int
    public let height: Int
    public let tint: Tint
    /// Row by row from the top, each in `0...1`.
    public let pixels: [Double]
    /// What is written in each pixel, row by row; empty where nothing is.
    public let labels: [String]

    public init(
      _ caption: LocalizedText, width: Int, height: Int, tint: Tint = .gray, pixels: [Double],
      labels: [String] = []
    ) {
      precondition(pixels.count == width * height, "a value for every pixel")
      self.caption = caption
      self.width = width
      self.height = height
      self.tint = tint
      self.pixels = pixels
      self.labels = labels
    }
  }

  public let images: [Image]

  public init(_ images: [Image]) {
    self.images = images
  }
}
