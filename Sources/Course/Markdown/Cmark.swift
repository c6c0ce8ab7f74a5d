import CCmark

/// A node of libcmark's tree as a value. This is the one file that knows libcmark.
struct MarkdownNode {
  enum Kind: Equatable {
    case document
    case quote
    case list(start: Int?, isTight: Bool)
    case item
    case code(info: String)
    case htmlBlock
    case paragraph
    case heading(level: Int)
    case rule
    case text
    case softBreak
    case hardBreak
    case codeSpan
    case html
    case emphasis
    case strong
    case link(destination: String, title: String)
    case image(source: String, title: String)
  }

  var kind: Kind
  /// The text of a leaf.
  var literal = ""
  /// Lines and columns count from 1, columns are bytes, the end is included. 0 where libcmark does not know.
  var startLine = 0
  var startColumn = 0
  var endLine = 0
  var endColumn = 0
  var children: [MarkdownNode] = []
}

extension MarkdownNode {
  /// What is nested deeper than this becomes plain text: printers walk the tree by recursion.
  private static let depthLimit = 100

  /// Reads bytes that have passed `Preflight`.
  static func parse(_ bytes: some Collection<UInt8>) -> MarkdownNode {
    let buffer = ContiguousArray(bytes)
    return buffer.withUnsafeBytes { raw in
      let text = raw.bindMemory(to: CChar.self)
      guard let root = cmark_parse_document(text.baseAddress, text.count, CMARK_OPT_DEFAULT) else {
        return MarkdownNode(kind: .document)
      }
      defer { cmark_node_free(root) }
      return MarkdownNode(root, depth: 0) ?? MarkdownNode(kind: .document)
    }
  }

  private init?(_ node: OpaquePointer, depth: Int) {
    guard let kind = MarkdownNode.kind(of: node) else { return nil }
    self.kind = kind
    literal = MarkdownNode.string(cmark_node_get_literal(node))
    startLine = Int(cmark_node_get_start_line(node))
    startColumn = Int(cmark_node_get_start_column(node))
    endLine = Int(cmark_node_get_end_line(node))
    endColumn = Int(cmark_node_get_end_column(node))
    guard depth < MarkdownNode.depthLimit else {
      self.kind = .text
      literal = MarkdownNode.allText(below: node)
      return
    }
    var child = cmark_node_first_child(node)
    while let current = child {
      if let node = MarkdownNode(current, depth: depth + 1) { children.append(node) }
      child = cmark_node_next(current)
    }
  }

  private static func kind(of node: OpaquePointer) -> Kind? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST:
      .list(
        start: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
          ? Int(cmark_node_get_list_start(node)) : nil,
        isTight: cmark_node_get_list_tight(node) != 0)
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .code(info: string(cmark_node_get_fence_info(node)))
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: .rule
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .hardBreak
    case CMARK_NODE_CODE: .codeSpan
    case CMARK_NODE_HTML_INLINE: .html
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK:
      .link(
        destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE:
      .image(source: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    default: nil
    }
  }

  /// All leaves below a node, walked without recursion.
  private static func allText(below root: OpaquePointer) -> String {
    guard let iterator = cmark_iter_new(root) else { return "" }
    defer { cmark_iter_free(iterator) }
    var text = ""
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return text }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
      switch cmark_node_get_type(node) {
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text += " "
      default: text += string(cmark_node_get_literal(node))
      }
    }
  }

  private static func string(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}
