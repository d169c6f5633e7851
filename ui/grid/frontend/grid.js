// The table of records: texts are the browser's, the verdicts on them come with every answer.

import { Steps, copied, isBlank, joined, newRow, placed, table, without } from "./rows.js"

const grids = new WeakMap()
const PAUSE = 500

export default function ({ data, parentElement, setStateValue }) {
  let grid = grids.get(parentElement)
  if (!grid) {
    grid = new Grid(parentElement)
    grids.set(parentElement, grid)
  }
  grid.emit = rows => setStateValue("rows", { serial: grid.serial, rows })
  grid.show(data)
  return () => grid.leave()
}

const made = (name, attributes = {}, ...children) => {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}

class Grid {
  constructor(parent) {
    this.root = parent.querySelector(".records")
    this.body = made("tbody")
    this.said = made("div", { class: "said", role: "status", "aria-live": "polite" })
    this.strays = made("div", { class: "strays" })
    this.rows = []
    this.lines = new Map()
    this.begun = new Set()
    this.steps = new Steps()
    this.serial = null
  }

  show(data) {
    const isNew = this.serial !== data.serial
    this.data = data
    if (this.serial === null) this.build()
    if (isNew) {
      this.serial = data.serial
      this.steps = new Steps()
      this.rows = copied(data.rows)
      this.begun.clear()
      this.strays.replaceChildren()
      this.draw()
    }
    this.judge()
  }

  build() {
    const { columns, words } = this.data
    const head = made("tr", {}, made("th", { scope: "col", style: "width: 2.9rem" }, "№"))
    const lists = made("div", { hidden: "" })
    for (const column of columns) {
      const style = `width: ${column.width}rem`
      head.append(made("th", { scope: "col", style }, column.label))
      const options = column.options.map(value => made("option", { value }))
      if (options.length) lists.append(made("datalist", { id: `list-${column.name}` }, ...options))
    }
    head.append(made("th", { scope: "col", style: "width: 2.3rem", "aria-label": words.remove }))
    const grid = made(
      "table", { role: "grid", "aria-label": words.table }, made("thead", {}, head), this.body,
    )
    this.frame = made("div", { class: "frame" }, grid)
    this.root.replaceChildren(this.frame, this.said, this.strays, lists)
    this.frame.addEventListener("scroll", () => this.point())
    new ResizeObserver(() => this.point()).observe(this.frame)
    this.body.addEventListener("keydown", event => this.press(event))
    this.body.addEventListener("paste", event => this.paste(event))
    this.body.addEventListener("input", event => this.type(event))
    this.body.addEventListener("focusin", event => this.enter(event))
    this.body.addEventListener("focusout", event => this.settle(event))
    this.body.addEventListener("click", event => {
      const button = event.target.closest("button")
      if (button?.matches(".further")) this.follow(button.closest("tr"))
      else if (button) this.remove(button.closest("tr").dataset.row)
    })
  }

  // Rows in their order, and an empty one to go on with; lines that stand already are kept.
  draw() {
    if (!this.rows.length || !isBlank(this.rows.at(-1)) || this.isSaved(this.rows.at(-1).id)) {
      this.rows.push(newRow())
      this.begun.add(this.rows.at(-1).id)
    }
    const known = new Set(this.rows.map(row => row.id))
    for (const [id, line] of this.lines) {
      if (!known.has(id)) {
        line.remove()
        this.lines.delete(id)
      }
    }
    this.rows.forEach((row, place) => {
      if (!this.lines.has(row.id)) this.lines.set(row.id, this.line(row))
      const line = this.lines.get(row.id)
      if (this.body.children[place] !== line) this.body.insertBefore(line, this.body.children[place] ?? null)
      this.data.columns.forEach((column, at) => {
        const input = line.children[at + 1].firstChild
        const text = row.cells[column.name] ?? ""
        if (input.value !== text) input.value = text
        input.setAttribute("aria-label", `${column.label}, ${place + 1}`)
      })
    })
  }

  line(row) {
    const cells = this.data.columns.map((column, at) => {
      const input = made("input", {
        type: "text", autocomplete: "off", "data-column": at, placeholder: column.hint,
        "aria-describedby": `${row.id}-${at}`,
      })
      if (column.options.length) input.setAttribute("list", `list-${column.name}`)
      const notes = made(
        "div", { id: `${row.id}-${at}` }, made("div", { class: "understood" }), made("div", { class: "wrong" }),
      )
      return made("td", {}, input, notes)
    })
    const further = made("button", { type: "button", tabindex: "-1", class: "further", hidden: "" })
    const remove = made("button", { type: "button", tabindex: "-1", "aria-label": this.data.words.remove, title: this.data.words.remove }, "×")
    return made(
      "tr", { "data-row": row.id }, made("th", { scope: "row" }, made("span"), further), ...cells, made("td", { class: "end" }, remove),
    )
  }

  // Every verdict into its cell; a row that is being begun is not scolded for what is still empty.
  judge() {
    this.rows.forEach((row, place) => {
      const line = this.lines.get(row.id)
      const verdict = this.data.verdicts[row.id] ?? { wrong: {}, understood: {} }
      const saved = this.isSaved(row.id)
      line.classList.toggle("saved", saved)
      line.firstChild.firstChild.textContent = saved ? `✓ ${place + 1}` : place + 1
      line.lastChild.firstChild.hidden = saved
      this.data.columns.forEach((column, at) => {
        const cell = line.children[at + 1]
        const text = row.cells[column.name] ?? ""
        const isHeld = this.begun.has(row.id) && !text.trim()
        const wrong = saved || isHeld ? "" : verdict.wrong[column.name] ?? ""
        cell.firstChild.readOnly = saved
        cell.firstChild.setAttribute("aria-invalid", wrong ? "true" : "false")
        const [understood, sentence] = cell.lastChild.children
        understood.textContent = verdict.understood[column.name] ?? ""
        sentence.textContent = wrong
      })
    })
    this.point()
  }

  // A row says how many of its cells to mend stand beyond the frame's right edge.
  point() {
    const edge = this.frame.getBoundingClientRect().right
    for (const line of this.lines.values()) {
      const button = line.firstChild.lastChild
      const cells = this.beyond(line, edge)
      button.hidden = !cells.length
      button.textContent = `→ ${cells.length}`
      button.title = this.data.words.further.replace("{n}", cells.length)
      button.setAttribute("aria-label", button.title)
    }
  }

  beyond(line, edge) {
    const wrong = [...line.querySelectorAll("input[aria-invalid=true]")]
    return wrong.filter(input => input.getBoundingClientRect().left > edge - 24)
  }

  follow(line) {
    const [input] = this.beyond(line, this.frame.getBoundingClientRect().right)
    input?.scrollIntoView({ block: "nearest", inline: "center" })
    input?.focus()
  }

  isSaved(id) {
    return this.data.saved.includes(id)
  }

  rowOf(element) {
    const id = element.closest("tr")?.dataset.row
    return this.rows.findIndex(row => row.id === id)
  }

  columnOf(input) {
    return this.data.columns[Number(input.dataset.column)].name
  }

  enter({ target }) {
    if (target.tagName !== "INPUT") return
    this.before = target.value
    this.isTyped = false
  }

  type({ target }) {
    const row = this.rows[this.rowOf(target)]
    if (!this.isTyped) {
      const rows = copied(this.rows)
      rows[this.rowOf(target)].cells[this.columnOf(target)] = this.before ?? ""
      this.steps.keep(rows)
      this.isTyped = true
    }
    row.cells[this.columnOf(target)] = target.value
    if (row === this.rows.at(-1)) this.draw()
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => this.send(), PAUSE)
  }

  settle({ target, relatedTarget }) {
    const line = target.closest("tr")
    if (line && relatedTarget?.closest?.("tr") !== line) this.begun.delete(line.dataset.row)
    if (this.rows.length && this.rows.at(-1).id === line?.dataset.row) this.begun.add(line.dataset.row)
    if (this.isTyped) this.send()
    else this.judge()
    this.isTyped = false
  }

  send() {
    clearTimeout(this.waiting)
    this.waiting = null
    this.emit(copied(this.rows.filter(row => this.isSaved(row.id) || !isBlank(row))))
  }

  leave() {
    if (this.waiting) this.send()
  }

  go(row, column) {
    const line = this.lines.get(this.rows[row]?.id)
    const input = line?.children[column + 1]?.firstChild
    if (input?.tagName !== "INPUT") return false
    input.focus()
    input.select()
    return true
  }

  press(event) {
    const { target, key } = event
    if (target.tagName !== "INPUT") return
    const [row, column] = [this.rowOf(target), Number(target.dataset.column)]
    const hasModifier = event.ctrlKey || event.metaKey
    let isDone = false
    if (hasModifier && !event.altKey && event.code === "KeyZ" && !this.isTyped) {
      isDone = this.step(event.shiftKey ? "forth" : "back", row, column)
    } else if (hasModifier && event.code === "KeyY" && !this.isTyped) {
      isDone = this.step("forth", row, column)
    } else if (hasModifier && key === "Delete") {
      this.remove(this.rows[row].id)
      isDone = this.go(Math.min(row, this.rows.length - 1), column)
    } else if (hasModifier || event.altKey) {
      return
    } else if (key === "Enter") {
      isDone = this.go(row + (event.shiftKey ? -1 : 1), column)
    } else if (key === "Escape" && this.isTyped) {
      target.value = this.before
      target.dispatchEvent(new Event("input", { bubbles: true }))
      isDone = true
    } else if (key === "ArrowDown" || key === "ArrowUp") {
      const isChoosing = target.hasAttribute("list") && this.isTyped
      isDone = !isChoosing && this.go(row + (key === "ArrowDown" ? 1 : -1), column)
    } else if (key === "ArrowRight" && target.selectionStart === target.value.length) {
      isDone = this.go(row, column + 1)
    } else if (key === "ArrowLeft" && target.selectionEnd === 0) {
      isDone = this.go(row, column - 1)
    } else if (key.startsWith("Arrow") && target.selectionStart === 0 && target.selectionEnd === target.value.length) {
      isDone = this.go(row, column + (key === "ArrowRight" ? 1 : -1))
    }
    if (isDone) event.preventDefault()
  }

  step(way, row, column) {
    const rows = this.steps[way](this.rows)
    if (rows === null) return true
    const saved = this.rows.filter(one => this.isSaved(one.id))
    const kept = new Set(rows.map(one => one.id))
    this.rows = [...saved.filter(one => !kept.has(one.id)), ...rows]
    this.changed()
    this.go(Math.min(row, this.rows.length - 1), column)
    return true
  }

  remove(id) {
    if (this.isSaved(id)) return
    this.steps.keep(this.rows)
    this.rows = this.rows.filter(row => row.id !== id)
    this.changed()
  }

  paste(event) {
    const text = event.clipboardData.getData("text/plain")
    if (event.target.tagName !== "INPUT" || !/[\t\n]/.test(text.trimEnd())) return
    event.preventDefault()
    const pasted = table(text)
    if (!pasted.length) return
    this.steps.keep(this.rows)
    const { columns, words } = this.data
    const { rows, place, headers } = placed(pasted, columns, Number(event.target.dataset.column))
    const strays = headers.map((header, index) => ({ header: header.trim(), index, goes: "comment", texts: new Map() }))
      .filter(({ header, index }) => header && place(index) < 0)
    let at = this.rowOf(event.target)
    let surplus = 0
    for (const cells of rows) {
      while (this.rows[at] && this.isSaved(this.rows[at].id)) at++
      if (!this.rows[at]) this.rows.push(newRow())
      const row = this.rows[at++]
      const filled = new Set()
      cells.map(cell => cell.trim()).forEach((cell, index) => {
        const column = columns[place(index)]
        const stray = strays.find(one => one.index === index)
        if (column?.isName && filled.has(column.name)) row.cells[column.name] += cell && ` ${cell}`
        else if (column) row.cells[column.name] = cell
        else if (cell && stray) stray.texts.set(row.id, cell)
        else if (cell) {
          row.cells.comment = joined(row.cells.comment, cell)
          surplus++
        }
        if (column) filled.add(column.name)
      })
      this.begun.delete(row.id)
    }
    const found = strays.filter(({ texts }) => texts.size)
    for (const stray of found) this.put(stray, "comment")
    const taken = new Set(headers.map((_, index) => columns[place(index)]?.name))
    this.ask(found, columns.filter(({ name }) => !taken.has(name) && name !== "comment"))
    this.changed()
    const told = [words.pasted.replace("{n}", rows.length)]
    if (found.length) told.push(words.strays.replace("{names}", found.map(one => one.header).join(", ")))
    if (surplus) told.push(words.surplus.replace("{n}", surplus))
    this.said.textContent = told.join(" ")
  }

  // What a pasted column without a place holds goes into the note under its header, or to a column.
  put(stray, goes) {
    for (const row of this.rows) {
      const text = stray.texts.get(row.id)
      if (!text || this.isSaved(row.id)) continue
      const piece = `${stray.header}: ${text}`
      if (stray.goes === "comment") row.cells.comment = without(row.cells.comment ?? "", piece)
      else if (row.cells[stray.goes] === text) row.cells[stray.goes] = ""
      if (goes === "comment") row.cells.comment = joined(row.cells.comment, piece)
      else if (goes) row.cells[goes] = text
    }
    stray.goes = goes
  }

  ask(strays, columns) {
    const { words } = this.data
    this.strays.replaceChildren(...strays.map(stray => {
      const choices = [["comment", words.note], ...columns.map(({ name, label }) => [name, label]), ["", words.nowhere]]
      const select = made("select", {}, ...choices.map(([value, label]) => made("option", { value }, label)))
      select.addEventListener("change", () => {
        this.steps.keep(this.rows)
        this.put(stray, select.value)
        this.changed()
      })
      return made("label", {}, stray.header, select)
    }))
  }

  changed() {
    this.isTyped = false
    this.draw()
    this.judge()
    this.send()
  }
}
