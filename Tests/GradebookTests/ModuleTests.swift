import Testing

@testable import Gradebook
