extension Frame {
  /// Shows a row of a picture from a cell on, cut at `limit` or the edge.
  ///
  /// The picture has these cells until something else is written there: whatever covers it cuts it. `number`
  /// tells pictures apart, from frame to frame, too.
  public mutating func place(
    _ picture: PixelPicture, number: Int, pictureRow: Int, row: Int, column: Int, limit: Int? = nil
  ) {
    guard (0..<picture.rows).contains(pictureRow), row >= 0, row < size.rows, column >= 0 else { return }
    let end = min(size.columns, limit ?? size.columns, column + picture.columns)
    guard column < end else { return }
    fill(Region(row: row, column: column, rows: 1, columns: end - column))
    for place in column..<end {
      mark(
        row: row, column: place,
        with: PicturePart(picture: number, row: pictureRow, column: place - column))
    }
    pictures[number] = picture
  }

  /// What is seen of pictures, from the top down: each rectangle of cells that stand together as in the picture.
  public var placements: [PicturePlacement] {
    guard !pictures.isEmpty else { return [] }
    var done: [PicturePlacement] = []
    // Those that reach the row above.
    var open: [PicturePlacement] = []
    for row in 0..<size.rows {
      var reaching: [PicturePlacement] = []
      for run in pictureRuns(row: row) {
        if let index = open.firstIndex(where: { $0.goesOn(in: run) }) {
          var grown = open.remove(at: index)
          grown.region.rows += 1
          reaching.append(grown)
        } else {
          reaching.append(run)
        }
      }
      done += open
      open = reaching
    }
    return (done + open).sorted {
      ($0.region.row, $0.region.column) < ($1.region.row, $1.region.column)
    }
  }

  /// The pieces of pictures in a row.
  private func pictureRuns(row: Int) -> [PicturePlacement] {
    var runs: [PicturePlacement] = []
    for column in 0..<size.columns {
      guard let part = self[row, column].picture else { continue }
      if let last = runs.last, last.picture == part.picture, last.first.row == part.row,
        last.region.column + last.region.columns == column,
        last.first.column + last.region.columns == part.column
      {
        runs[runs.count - 1].region.columns += 1
      } else {
        runs.append(
          PicturePlacement(
            picture: part.picture, region: Region(row: row, column: column, rows: 1, columns: 1),
            first: Point(row: part.row, column: part.column)))
      }
    }
    return runs
  }
}

extension PicturePlacement {
  /// True if `next`, in the row below, shows the picture's next row in the same columns.
  fileprivate func goesOn(in next: PicturePlacement) -> Bool {
    picture == next.picture && region.column == next.region.column && region.columns == next.region.columns
      && first.column == next.first.column && first.row + region.rows == next.first.row
      && region.row + region.rows == next.region.row
  }
}
