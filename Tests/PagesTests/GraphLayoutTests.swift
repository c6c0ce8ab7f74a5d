import Course
import Experiments
import Testing

@testable import Pages

@Suite struct GraphLayoutTests {
  @Test func placesAreTheNearestThatKeepOrderAndDistance() {
    let heights = [10.0, 10, 10]
    #expect(GraphLayout.spaced([0, 0, 0], heights: heights) == [-10, 0, 10])
    #expect(GraphLayout.spaced([0, 50, 90], heights: heights) == [0, 50, 90])
    #expect(GraphLayout.spaced([20, 0, 40], heights: heights) == [5, 15, 40])
  }

  /// A chain of steps, each with a weight of its own.
  private func chain(of count: Int) -> GraphPicture {
    var nodes = [GraphPicture.Node(id: 0, label: "x", value: 1, gradient: 0.25, layer: 0)]
    var edges: [GraphPicture.Edge] = []
    for step in 1...count {
      let (weight, unit) = (2 * step - 1, 2 * step)
      nodes.append(GraphPicture.Node(id: weight, label: "w_\(step)", value: 2, gradient: -1, layer: 0))
      nodes.append(
        GraphPicture.Node(
          id: unit, label: "a_\(step)", formula: "\\sigma(w_\(step) a_\(step - 1))", value: 0.5,
          gradient: 0.1,
          layer: step))
      for from in [max(0, unit - 2), weight] {
        edges.append(
          GraphPicture.Edge(
            from: from, to: unit, label: "\\frac{da_\(step)}{dw_\(step)} = a_\(step)(1 - a_\(step)) a_1",
            derivative: 0.125))
      }
    }
    return GraphPicture(nodes: nodes, edges: edges)
  }

  @Test func wideGraphsGoDownwardsAndTheirLabelsStayApart() throws {
    let drawing = GraphDrawing(
      formulas: FormulaPrinter(language: .english, isForPDF: false), words: Words(language: .english))
    #expect(drawing.plan(chain(of: 1)).direction == .right)
    let plan = drawing.plan(chain(of: 6))
    #expect(plan.direction == .down)
    #expect(plan.layout.bottom - plan.layout.top < 620)
    let places = try plan.edges.indices.map { try #require(plan.labelPlace($0)) }
    for one in places.indices {
      for box in plan.boxes.indices {
        let (x, y) = plan.center(box)
        let apart = (places[one].x - x).magnitude > (places[one].width + plan.widths[box]) / 2
        #expect(apart || (places[one].y - y).magnitude > 19, "label \(one) covers box \(box)")
      }
      for two in places.indices where two > one {
        #expect((places[one].y - places[two].y).magnitude > 17, "labels \(one) and \(two) meet")
      }
    }
  }

  /// Graphs of all sorts: no two boxes touch, and no edge runs through a box.
  @Test func edgesPassBoxes() {
    var random = SystemLikeGenerator(state: 7)
    for round in 0..<300 {
      let columns = 2 + Int(random.next() % 4)
      var boxes: [GraphLayout.Box] = []
      for column in 0..<columns {
        for _ in 0..<(1 + random.next() % 4) {
          boxes.append(GraphLayout.Box(column: column, width: 20 + Double(random.next() % 60), height: 40))
        }
      }
      var links: [GraphLayout.Link] = []
      for to in boxes.indices {
        for from in boxes.indices where boxes[from].column < boxes[to].column && random.next() % 3 == 0 {
          links.append(GraphLayout.Link(from: from, to: to))
        }
      }
      let layout = GraphLayout(
        boxes: boxes, links: links, gaps: Array(repeating: 40, count: columns - 1), distance: 8, passing: 12)
      for one in boxes.indices {
        for two in boxes.indices where two > one && boxes[one].column == boxes[two].column {
          let distance = (layout.centers[one].y - layout.centers[two].y).magnitude
          #expect(distance >= 47.9, "round \(round): boxes \(one) and \(two)")
        }
      }
      for (index, link) in links.enumerated() {
        #expect(layout.bends[index].count == boxes[link.to].column - boxes[link.from].column - 1)
        for bend in layout.bends[index] {
          for (number, box) in boxes.enumerated() {
            let center = layout.centers[number]
            let isBeside = center.x + box.width / 2 < bend.left || center.x - box.width / 2 > bend.right
            let isPast = (center.y - bend.y).magnitude >= box.height / 2
            #expect(isBeside || isPast, "round \(round): edge \(index) runs through box \(number)")
          }
        }
      }
    }
  }
}

/// Steele, Lea and Flood (2014).
struct SystemLikeGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
