// Rows of texts without a screen: reading what a spreadsheet copies, steps back and forth.

let made = 0

export const newRow = (cells = {}) => ({ id: `r${Date.now().toString(36)}${made++}`, cells })

export const isBlank = row => Object.values(row.cells).every(text => !text.trim())

// A spreadsheet copies tabs between cells, line ends between rows, quotes around what holds either.
export function table(text) {
  const rows = [[""]]
  const put = sign => (rows.at(-1)[rows.at(-1).length - 1] += sign)
  let isQuoted = false
  for (let place = 0; place < text.length; place++) {
    const sign = text[place]
    if (isQuoted) {
      if (sign !== '"') put(sign)
      else if (text[place + 1] === '"') put(text[++place])
      else isQuoted = false
    } else if (sign === '"' && rows.at(-1).at(-1) === "" && closes(text, place)) isQuoted = true
    else if (sign === "\t") rows.at(-1).push("")
    else if (sign === "\n") rows.push([""])
    else if (sign !== "\r") put(sign)
  }
  while (rows.length && rows.at(-1).every(cell => cell === "")) rows.pop()
  return rows.map(row => row.map(cell => cell.replace(/\s*\n\s*/g, " ")))
}

// A quoted cell ends with a quote before a tab or a line end; else the quote is a letter of a title.
function closes(text, place) {
  for (let end = place + 1; end < text.length; end++) {
    if (text[end] !== '"') continue
    if (text[end + 1] === '"') end++
    else return end + 1 === text.length || "\t\r\n".includes(text[end + 1])
  }
  return false
}

// Headers as they are compared: no case, no marks, ё as е.
const bare = header =>
  header.toLowerCase().replaceAll("ё", "е").replace(/[^\p{L}\p{N}]+/gu, " ").trim()

// Which column each pasted column goes to: by the headers of its first row, else side by side.
// Several columns of a name go to one; any other column is taken once.
export function placed(pasted, columns, first) {
  const headers = pasted[0].map(bare)
  const named = headers.map(header =>
    header ? columns.findIndex(column => column.headers.includes(header)) : -1)
  const isHeader = named.filter(place => place >= 0).length > 1
  if (!isHeader) return { rows: pasted, place: index => first + index, headers: [] }
  named.forEach((place, index) => {
    if (place >= 0 && !columns[place].isName && named.indexOf(place) < index) named[index] = -1
  })
  return { rows: pasted.slice(1), place: index => named[index] ?? -1, headers: pasted[0] }
}

export const joined = (...texts) => texts.filter(Boolean).join("; ")

export const without = (text, piece) => joined(...text.split("; ").filter(part => part !== piece))

export class Steps {
  constructor() {
    this.past = []
    this.future = []
  }

  keep(rows) {
    this.past.push(copied(rows))
    if (this.past.length > 100) this.past.shift()
    this.future = []
  }

  back(rows) {
    if (!this.past.length) return null
    this.future.push(copied(rows))
    return this.past.pop()
  }

  forth(rows) {
    if (!this.future.length) return null
    this.past.push(copied(rows))
    return this.future.pop()
  }
}

export const copied = rows => rows.map(row => ({ id: row.id, cells: { ...row.cells } }))
