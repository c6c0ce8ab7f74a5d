/// The name of an element. Only this module's literals become one.
struct Tag: Hashable, Sendable {
  enum Layout: Hashable, Sendable {
    /// Part of a line of text: white space around it counts.
    case inline
    /// Stands on lines of its own in the written page.
    case block
    /// A block that has no content and no closing tag.
    case voidBlock
    case voidInline
    /// Of SVG or MathML: closed in its opening tag when it is empty.
    case foreign
  }

  let name: String
  let layout: Layout

  fileprivate init(_ name: StaticString, _ layout: Layout = .block) {
    self.name = name.description
    self.layout = layout
  }

  var isVoid: Bool { layout == .voidBlock || layout == .voidInline }

  static func == (left: Tag, right: Tag) -> Bool { left.name == right.name }
  func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Tag {
  static let html = Tag("html")
  static let head = Tag("head")
  static let body = Tag("body")
  static let title = Tag("title")
  static let meta = Tag("meta", .voidBlock)
  static let link = Tag("link", .voidBlock)

  static let header = Tag("header")
  static let footer = Tag("footer")
  static let main = Tag("main")
  static let nav = Tag("nav")
  static let noscript = Tag("noscript")
  static let section = Tag("section")
  static let article = Tag("article")
  static let aside = Tag("aside")
  static let div = Tag("div")
  static let h1 = Tag("h1")
  static let h2 = Tag("h2")
  static let h3 = Tag("h3")
  static let h4 = Tag("h4")
  static let h5 = Tag("h5")
  static let h6 = Tag("h6")
  static let p = Tag("p")
  static let ul = Tag("ul")
  static let ol = Tag("ol")
  static let li = Tag("li")
  static let dl = Tag("dl")
  static let dt = Tag("dt")
  static let dd = Tag("dd")
  static let blockquote = Tag("blockquote")
  static let pre = Tag("pre")
  static let hr = Tag("hr", .voidBlock)
  static let figure = Tag("figure")
  static let figcaption = Tag("figcaption")
  static let table = Tag("table")
  static let caption = Tag("caption")
  static let thead = Tag("thead")
  static let tbody = Tag("tbody")
  static let tr = Tag("tr")
  static let th = Tag("th")
  static let td = Tag("td")
  static let details = Tag("details")
  static let summary = Tag("summary")
  static let label = Tag("label", .inline)
  static let input = Tag("input", .voidInline)

  static let a = Tag("a", .inline)
  static let span = Tag("span", .inline)
  static let em = Tag("em", .inline)
  static let strong = Tag("strong", .inline)
  static let code = Tag("code", .inline)
  static let br = Tag("br", .voidInline)
  static let wbr = Tag("wbr", .voidInline)
  static let img = Tag("img", .voidInline)
  static let sup = Tag("sup", .inline)
  static let small = Tag("small", .inline)
  static let cite = Tag("cite", .inline)
  static let bdi = Tag("bdi", .inline)

  static let svg = Tag("svg", .foreign)
  static let g = Tag("g", .foreign)
  static let path = Tag("path", .foreign)
  static let rect = Tag("rect", .foreign)
  static let circle = Tag("circle", .foreign)
  static let line = Tag("line", .foreign)
  static let polygon = Tag("polygon", .foreign)
  static let svgImage = Tag("image", .foreign)
  static let foreignObject = Tag("foreignObject", .foreign)
  static let defs = Tag("defs", .foreign)
  static let clipPath = Tag("clipPath", .foreign)
  static let marker = Tag("marker", .foreign)

  static let math = Tag("math", .foreign)

  /// The elements of MathML Core that a formula may consist of, by name.
  static let mathML: [String: Tag] = {
    let tags = [
      math, Tag("mrow", .foreign), Tag("mi", .foreign), Tag("mn", .foreign), Tag("mo", .foreign),
      Tag("mtext", .foreign), Tag("mspace", .foreign), Tag("ms", .foreign), Tag("msqrt", .foreign),
      Tag("mroot", .foreign), Tag("mfrac", .foreign), Tag("msub", .foreign), Tag("msup", .foreign),
      Tag("msubsup", .foreign), Tag("munder", .foreign), Tag("mover", .foreign),
      Tag("munderover", .foreign), Tag("mmultiscripts", .foreign), Tag("mprescripts", .foreign),
      Tag("none", .foreign), Tag("mtable", .foreign), Tag("mtr", .foreign), Tag("mtd", .foreign),
      Tag("mstyle", .foreign), Tag("merror", .foreign), Tag("mpadded", .foreign),
      Tag("mphantom", .foreign),
    ]
    return Dictionary(uniqueKeysWithValues: tags.map { ($0.name, $0) })
  }()
}
