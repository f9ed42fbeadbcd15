//! The published schema as its fact tables tell it, in the words that [`declared`](crate::declared) uses too.

mod notation;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The types and global elements of the published schema.
pub(crate) struct Published {
    /// Complex types by name: `t:ItemIdType`, `(t:ServerVersionInfo)`.
    complex: BTreeMap<String, Row>,
    /// Definitions of simple types by name.
    simple: BTreeMap<String, String>,
    /// Types of global elements by name.
    pub(crate) elements: BTreeMap<String, String>,
    /// Elements that may stand for others, in the order of their declarations.
    substitutes: Vec<(String, String)>,
}

struct Row {
    base: String,
    derivation: String,
    is_abstract: bool,
    children: String,
    attributes: String,
}

impl Row {
    fn prohibits(&self, fact: &str) -> bool {
        self.derivation == "restriction" && fact.starts_with("attribute ")
    }

    fn has_simple_content(&self) -> bool {
        self.derivation == "extension (simple content)"
    }
}

impl Published {
    /// Reads the tables.
    ///
    /// # Panics
    ///
    /// When one is missing or is no such table.
    pub(crate) fn read(shared: &Path) -> Self {
        let complex = rows(shared, "complex_types.tsv").map(|row| {
            let [name, base, derivation, is_abstract, _, children, attributes] = columns(&row);
            (name, Row { base, derivation, is_abstract: is_abstract == "yes", children, attributes })
        });
        let complex: BTreeMap<String, Row> = complex.collect();
        let simple = rows(shared, "simple_types.tsv").map(|row| {
            let [name, definition] = columns(&row);
            (name, definition)
        });
        let simple = simple.collect();
        let (mut elements, mut substitutes) = (BTreeMap::new(), Vec::new());
        for row in rows(shared, "elements.tsv") {
            let [name, of_type, is_abstract, stands_for] = columns(&row);
            // No element of an abstract type occurs either.
            let never_occurs = is_abstract == "yes" || complex.get(&of_type).is_some_and(|it| it.is_abstract);
            let heads = [if never_occurs { "" } else { name.as_str() }, stands_for.as_str()];
            substitutes.extend(
                heads.iter().filter(|head| !head.is_empty()).map(|&head| (head.to_owned(), name.clone())),
            );
            elements.insert(name, of_type);
        }
        Self { complex, simple, elements, substitutes }
    }

    /// How many named types there are, complex and simple.
    pub(crate) fn count(&self) -> usize {
        self.complex.len() + self.simple.len()
    }

    /// What a complex type says, bases first; `None` when there is no such type.
    pub(crate) fn complex(&self, name: &str) -> Option<Vec<String>> {
        let mut facts = Vec::new();
        for (name, row) in self.lineage(name)? {
            if row.derivation == "restriction" {
                // Its children stand instead of those of its base. The tables do not tell that the one
                // attribute
                // of every base that is restricted, which they name again, is prohibited.
                facts.clear();
            }
            facts.extend(self.facts(name, row).into_iter().filter(|fact| !row.prohibits(fact)));
        }
        facts.extend(self.complex[name].is_abstract.then(|| "abstract".to_owned()));
        Some(facts)
    }

    /// The types a complex type extends, itself last, without those that say nothing. One that restricts its
    /// base says all that counts.
    pub(crate) fn bases(&self, name: &str) -> Option<Vec<String>> {
        let mut lineage = self.lineage(name)?;
        let restricting = lineage.iter().rposition(|(_, row)| row.derivation == "restriction");
        let lineage = lineage.split_off(restricting.unwrap_or_default()).into_iter();
        let telling = lineage.filter(|(_, row)| !row.children.is_empty() || !row.attributes.is_empty());
        Some(telling.map(|(name, _)| name.to_owned()).filter(|base| base != name).collect())
    }

    /// The definition of a simple type, patterns left out; `None` when there is no such type.
    pub(crate) fn simple(&self, name: &str) -> Option<String> {
        let definition = self.simple.get(name)?;
        match self.simple(definition) {
            Some(of_base) => Some(of_base),
            None => Some(notation::without_patterns(definition)),
        }
    }

    fn lineage<'a>(&'a self, name: &'a str) -> Option<Vec<(&'a str, &'a Row)>> {
        let row = self.complex.get(name)?;
        let mut lineage = if row.base.is_empty() || row.has_simple_content() {
            Vec::new()
        } else {
            self.lineage(&row.base).unwrap_or_else(|| panic!("{name} has a base that is declared"))
        };
        lineage.push((name, row));
        Some(lineage)
    }

    fn facts(&self, name: &str, row: &Row) -> Vec<String> {
        let mut facts = Vec::new();
        if row.has_simple_content() {
            facts.push(format!("text {}", row.base));
        }
        let prefix = if name.trim_start_matches('(').starts_with('m') { "m:" } else { "t:" };
        facts.extend(notation::steps(&row.children, prefix, &|head| self.stand_ins(head)));
        facts.extend(notation::attributes(&row.attributes));
        facts
    }

    /// The elements that may stand where a global element is asked for, with their types.
    fn stand_ins(&self, head: &str) -> Vec<String> {
        let names = self.substitutes.iter().filter(|(of, _)| of == head).map(|(_, name)| name);
        names.map(|name| format!("{name}:{}", self.elements[name])).collect()
    }
}

fn rows(shared: &Path, table: &str) -> impl Iterator<Item = String> {
    let path = shared.join("schema").join(table);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>().into_iter()
}

fn columns<const N: usize>(row: &str) -> [String; N] {
    let mut cells = row.split('\t').map(str::to_owned);
    std::array::from_fn(|_| cells.next().unwrap_or_default())
}
