public import Numerics

/// A picture as numbers: three sheets red, green and blue, one number a pixel and sheet (unit 2.1).
public struct Image: Hashable, Sendable {
  public let height: Int
  public let width: Int
  public let channels: Int
  /// As a file stores them: row by row, pixel by pixel, all channels of a pixel together; 0...255 or 0...1.
  public let values: [Double]

  public init(height: Int, width: Int, channels: Int = 3, values: [Double]) throws(InputError) {
    guard height > 0 else { throw .size(of: "rows of pixels", height) }
    guard width > 0 else { throw .size(of: "columns of pixels", width) }
    guard channels > 0 else { throw .size(of: "channels", channels) }
    // In Double: the product of three sizes from a file may be past what an Int holds.
    guard Double(values.count) == Double(height) * Double(width) * Double(channels) else {
      throw .shapes(
        ShapeMismatch("image", Shape(height &* width, channels), Shape(values.count, 1)))
    }
    self.height = height
    self.width = width
    self.channels = channels
    self.values = values
  }

  public subscript(row: Int, column: Int, channel: Int) -> Double {
    values[(row * width + column) * channels + channel]
  }

  /// In which order the numbers enter the column x.
  public enum Order: String, CaseIterable, Sendable {
    /// Pixel by pixel, as NumPy's `reshape` does with a `(height, width, 3)` array.
    case interleaved
    /// Sheet by sheet, as the lecture draws it: all red, then all green, then all blue.
    case planes
  }

  /// The column `x` with `height · width · channels` entries. Any order will do, if it is the same for all.
  public func flatten(order: Order = .interleaved) -> Matrix {
    switch order {
    case .interleaved: return .column(values)
    case .planes:
      var x: [Double] = []
      x.reserveCapacity(values.count)
      for channel in 0..<channels {
        for pixel in 0..<height * width { x.append(values[pixel * channels + channel]) }
      }
      return .column(x)
    }
  }
}

/// `X = [x⁽¹⁾ x⁽²⁾ … x⁽ᵐ⁾]`, one column an image, every value divided by `scale` (255 for bytes).
public func designMatrix(
  _ images: [Image], order: Image.Order = .interleaved, scale: Double = 1
) -> Matrix {
  Matrix(sideBySide: images.map { $0.flatten(order: order) }) / scale
}
