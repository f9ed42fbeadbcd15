//! The declarations of the crate in the words of the fact tables.

use std::collections::BTreeMap;

use ews_sim::wire::{Attribute, Complex, Content, Element, Form, Namespace, Simple, Step, Type, UNBOUNDED};

/// The types that can be reached from some roots, by published name.
#[derive(Default)]
pub(crate) struct Declared {
    /// Complex types, the bases of others included.
    pub(crate) complex: BTreeMap<String, &'static Complex>,
    /// Simple types of the published schema, without the built-in ones.
    pub(crate) simple: BTreeMap<String, &'static Simple>,
}

impl Declared {
    /// Adds a type and all that can be reached from it.
    ///
    /// # Panics
    ///
    /// When two declarations bear the same name.
    pub(crate) fn add(&mut self, of_type: Type) {
        match of_type {
            Type::Simple(simple) => self.add_simple(simple),
            Type::Complex(complex) => self.add_complex(complex),
        }
    }

    fn add_complex(&mut self, complex: &'static Complex) {
        let name = complex_name(complex);
        if let Some(known) = self.complex.insert(name.clone(), complex) {
            assert!(std::ptr::eq(known, complex), "{name} is declared twice");
            return;
        }
        if let Some(base) = complex.base {
            self.add_complex(base());
        }
        if let Content::Text(simple) = complex.content {
            self.add_simple(simple());
        }
        complex.attributes.iter().for_each(|attribute| self.add_simple((attribute.of_type)()));
        let in_steps = complex.own_steps().iter().flat_map(|step| step.alternatives);
        let known = if let Content::Any(known) = complex.content { known } else { &[] };
        in_steps.chain(known).for_each(|element| self.add((element.of_type)()));
        complex.derived.iter().for_each(|derived| self.add_complex(derived()));
    }

    fn add_simple(&mut self, simple: &'static Simple) {
        match simple.form {
            Form::Union(members) => members.iter().for_each(|member| self.add_simple(member)),
            Form::List(item) => self.add_simple(item()),
            _ => {}
        }
        if simple.namespace != Namespace::XmlSchema && !simple.name.is_empty() {
            let name = simple_name(simple);
            let known = self.simple.insert(name.clone(), simple);
            assert!(known.is_none_or(|known| std::ptr::eq(known, simple)), "{name} is declared twice");
        }
    }
}

/// The published name of a complex type; in parentheses where it is that of the element instead.
pub(crate) fn complex_name(complex: &Complex) -> String {
    let prefix = prefix(complex.namespace);
    match complex.name.strip_prefix('(') {
        Some(element) => format!("({prefix}{element}"),
        None => format!("{prefix}{}", complex.name),
    }
}

/// What a complex type says, bases first.
pub(crate) fn complex_facts(complex: &Complex) -> Vec<String> {
    let mut facts = facts_with_bases(complex);
    facts.extend(complex.is_abstract.then(|| "abstract".to_owned()));
    facts
}

fn facts_with_bases(complex: &Complex) -> Vec<String> {
    let mut facts = complex.base.map_or_else(Vec::new, |base| facts_with_bases(base()));
    if let Content::Text(simple) = complex.content {
        facts.push(format!("text {}", simple_name(simple())));
    }
    match complex.content {
        Content::Any(_) => facts.push("any(##any,lax) [0..*]".to_owned()),
        _ if complex.may_be_empty => facts.push("may be empty".to_owned()),
        _ => {}
    }
    facts.extend(complex.own_steps().iter().map(step_line));
    facts.extend(complex.attributes.iter().filter(|attribute| attribute.published).map(attribute_line));
    if complex.any_attribute == Some(Namespace::Soap) {
        facts.push("any attribute of s:".to_owned());
    }
    facts
}

/// The types a complex type extends, the first one first.
pub(crate) fn bases(complex: &Complex) -> Vec<String> {
    let Some(base) = complex.base.map(|base| base()) else { return Vec::new() };
    let mut bases = bases(base);
    bases.push(complex_name(base));
    bases
}

/// The definition of a simple type.
pub(crate) fn simple_definition(simple: &Simple) -> String {
    let (base, mut facets) = match simple.form {
        Form::Enumeration(words) => {
            let words: Vec<_> = words.iter().map(|word| word.name).collect();
            (format!("xs:string of {}", words.join("|")), Vec::new())
        }
        Form::Union(members) => {
            let members: Vec<_> = members.iter().map(|member| simple_name(member)).collect();
            (format!("union of {}", members.join(" ")), Vec::new())
        }
        Form::List(item) => (format!("list of {}", simple_name(item())), Vec::new()),
        Form::Integer { min, max, .. } => {
            let facets = [format!("minInclusive={min}"), format!("maxInclusive={max}")];
            ("xs:int".to_owned(), facets.into())
        }
        Form::String => ("xs:string".to_owned(), Vec::new()),
        other => (format!("{other:?}"), Vec::new()),
    };
    if simple.min_length > 0 {
        facets.push(format!("minLength={}", simple.min_length));
    }
    facets.extend(simple.pattern.map(|_| "pattern".to_owned()));
    if facets.is_empty() { base } else { format!("{base} {{{}}}", facets.join(",")) }
}

/// The name of the type of an element.
pub(crate) fn element_type(element: &Element) -> String {
    match (element.of_type)() {
        Type::Simple(simple) => simple_name(simple),
        Type::Complex(complex) => complex_name(complex),
    }
}

/// The name of an element with the conventional prefix.
pub(crate) fn element_name(element: &Element) -> String {
    format!("{}{}", prefix(element.namespace), element.name)
}

/// The published name of a simple type, its definition where it has none.
fn simple_name(simple: &Simple) -> String {
    match simple.name {
        "" => format!("({})", simple_definition(simple)),
        name => format!("{}{name}", prefix(simple.namespace)),
    }
}

fn step_line(step: &Step) -> String {
    let elements = step.alternatives.iter();
    let elements = elements.map(|element| format!("{}:{}", element_name(element), element_type(element)));
    let most = if step.max == UNBOUNDED { "*".to_owned() } else { step.max.to_string() };
    format!("{} [{}..{most}]", elements.collect::<Vec<_>>().join(" | "), step.min)
}

fn attribute_line(attribute: &Attribute) -> String {
    let presence = if attribute.required { "required" } else { "optional" };
    format!("attribute {}:{} {presence}", attribute.name, simple_name((attribute.of_type)()))
}

fn prefix(namespace: Namespace) -> &'static str {
    match namespace {
        Namespace::Types => "t:",
        Namespace::Messages => "m:",
        Namespace::XmlSchema => "xs:",
        _ => "",
    }
}
