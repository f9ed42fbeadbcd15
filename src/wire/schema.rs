//! The published schema as plain data: what the engine validates against, reads by and writes in order of.
//!
//! Tables are `static` and refer to each other through functions, so that recursive types need no run-time
//! set-up. They are written by the [`message!`](crate::message) and [`simple_enum!`](crate::simple_enum)
//! macros, beside the Rust types they describe.

use super::namespace::Namespace;
use super::simple::Simple;
use super::version::ExchangeVersion;

/// The type of an element: text with a datatype, or attributes and children.
#[derive(Debug, Clone, Copy)]
pub enum Type {
    /// Text only.
    Simple(&'static Simple),
    /// Attributes, children, or both.
    Complex(&'static Complex),
}

/// A complex type of the published schema.
#[derive(Debug)]
pub struct Complex {
    /// The name in the published schema, for instance `ItemIdType`.
    pub name: &'static str,
    /// The namespace of the schema file that declares it; its children live there too.
    pub namespace: Namespace,
    /// The type this one extends: its children and attributes come first.
    pub base: Option<fn() -> &'static Complex>,
    /// Types that extend this one and that nothing else refers to: `xsi:type` alone names them.
    pub derived: &'static [fn() -> &'static Complex],
    /// No element has exactly this type: `xsi:type` has to name one that derives from it.
    pub is_abstract: bool,
    /// What may stand between the tags, besides what the base has.
    pub content: Content,
    /// The published sequence is optional as a whole: required steps count only once a child is there.
    pub may_be_empty: bool,
    /// Attributes, besides those of the base.
    pub attributes: &'static [Attribute],
    /// A namespace whose attributes are all allowed (SOAP headers may carry `soap:mustUnderstand`).
    pub any_attribute: Option<Namespace>,
}

/// A Rust type declared as a complex type of the schema.
pub trait Described {
    /// Its table.
    fn complex() -> &'static Complex;
}

/// What a complex type holds.
#[derive(Debug, Clone, Copy)]
pub enum Content {
    /// Nothing, not even white space.
    Empty,
    /// Text of a datatype, beside attributes.
    Text(fn() -> &'static Simple),
    /// Children, in the order of the steps.
    Steps(&'static [Step]),
    /// Anything; the elements listed are validated when they occur, others only have to be well-formed.
    Any(&'static [Element]),
}

/// One place in a sequence: an element, or a choice between several, and how often it may occur there.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// The elements allowed here: one, or the branches of a choice.
    pub alternatives: &'static [Element],
    /// The published minimum: 0 or 1.
    pub min: u32,
    /// The published maximum; [`UNBOUNDED`] for no limit.
    pub max: u32,
    /// The element may be missing although the schema asks for it, because real servers answer such requests.
    pub tolerates_absence: bool,
}

/// The `max` of a [`Step`] that may occur any number of times.
pub const UNBOUNDED: u32 = u32::MAX;

/// A declared element.
#[derive(Debug, Clone, Copy)]
pub struct Element {
    /// The namespace of the name.
    pub namespace: Namespace,
    /// The local name.
    pub name: &'static str,
    /// Its type.
    pub of_type: fn() -> Type,
    /// The first schema version that has it.
    pub since: ExchangeVersion,
    /// The name of the element in whose place it stands, where the published schema has a substitution group.
    /// Exchange names that one, and not those that may stand for it, as what it expected.
    pub stands_for: Option<&'static str>,
    tags: Tags,
}

/// The tags of an element without prefix and attributes, in pieces of fixed length with zeros behind: such
/// pieces are copied without a call.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tags {
    pub(super) start: [u8; Self::LENGTH],
    pub(super) end: [u8; Self::LENGTH],
}

impl Tags {
    const LENGTH: usize = 32;

    const fn of(name: &str) -> Self {
        let (mut start, mut end) = ([0; Self::LENGTH], [0; Self::LENGTH]);
        if name.len() + "</>".len() <= Self::LENGTH {
            (start[0], end[0], end[1]) = (b'<', b'<', b'/');
            let mut at = 0;
            while at < name.len() {
                start[at + 1] = name.as_bytes()[at];
                end[at + 2] = name.as_bytes()[at];
                at += 1;
            }
            (start[at + 1], end[at + 2]) = (b'>', b'>');
        }
        Self { start, end }
    }
}

/// A declared attribute; EWS attributes have no namespace.
#[derive(Debug)]
pub struct Attribute {
    /// The name.
    pub name: &'static str,
    /// The datatype of the value.
    pub of_type: fn() -> &'static Simple,
    /// Whether it must be there.
    pub required: bool,
    /// Whether the published schema has it; real servers take some that it lacks.
    pub published: bool,
    /// The first schema version that has it.
    pub since: ExchangeVersion,
}

impl Element {
    /// An element that stands for no other.
    #[must_use]
    pub const fn new(
        namespace: Namespace,
        name: &'static str,
        of_type: fn() -> Type,
        since: ExchangeVersion,
    ) -> Self {
        Self { namespace, name, of_type, since, stands_for: None, tags: Tags::of(name) }
    }

    /// The same in the place of the element with that name; of none, when there is none.
    #[must_use]
    pub const fn standing_for(mut self, head: Option<&'static str>) -> Self {
        self.stands_for = head;
        self
    }

    /// Its tags; `None` for a long name.
    #[inline]
    pub(super) const fn tags(&self) -> Option<&Tags> {
        if self.name.len() + "</>".len() <= Tags::LENGTH { Some(&self.tags) } else { None }
    }
}

impl Type {
    /// The published name; `None` for a type that has none, which no `xsi:type` can name.
    #[must_use]
    pub fn name(self) -> Option<(Namespace, &'static str)> {
        let (namespace, name) = match self {
            Self::Simple(simple) => (simple.namespace, simple.name),
            Self::Complex(complex) => (complex.namespace, complex.name),
        };
        // That of an anonymous type is empty, or that of its element in parentheses.
        let is_published = name.starts_with(|c: char| c.is_ascii_alphabetic());
        is_published.then_some((namespace, name))
    }

    /// Whether this is another type or derives from it, by however many steps.
    #[must_use]
    pub fn derives_from(self, other: Self) -> bool {
        match (self, other) {
            (Self::Simple(own), Self::Simple(other)) => own.restricts(other),
            (Self::Complex(own), Self::Complex(other)) if std::ptr::eq(own, other) => true,
            (Self::Complex(own), _) => own.parent().is_some_and(|parent| parent.derives_from(other)),
            (Self::Simple(_), Self::Complex(_)) => false,
        }
    }
}

impl Type {
    /// Whether there is an attribute with that name.
    #[must_use]
    pub fn has_attribute(self, name: &str) -> bool {
        matches!(self, Self::Complex(complex) if complex.attribute(name).is_some())
    }

    /// Whether a step is one of this type, and not of another that derives from it and that `xsi:type` named.
    #[must_use]
    pub fn has_step(self, step: &Step) -> bool {
        matches!(self, Self::Complex(complex) if complex.has_step(step))
    }
}

impl Complex {
    fn has_step(&self, step: &Step) -> bool {
        self.adds_step(step) || self.base.is_some_and(|base| base().has_step(step))
    }

    /// Whether a step is one of those that this type adds to its base.
    pub(super) fn adds_step(&self, step: &Step) -> bool {
        self.own_steps().as_ptr_range().contains(&std::ptr::from_ref(step))
    }

    /// The type this one was derived from: its base, or the datatype of its text.
    pub(super) fn parent(&self) -> Option<Type> {
        match (self.base, self.content) {
            (Some(base), _) => Some(Type::Complex(base())),
            (None, Content::Text(simple)) => Some(Type::Simple(simple())),
            (None, _) => None,
        }
    }

    /// How many types this one extends, by however many steps.
    pub(super) fn extensions(&self) -> u32 {
        self.base.map_or(0, |base| 1 + base().extensions())
    }

    /// The type that many extensions below this one; the last one, where there are fewer.
    pub(super) fn ancestor(&'static self, extensions: u32) -> &'static Self {
        match self.base {
            Some(base) if extensions > 0 => base().ancestor(extensions - 1),
            _ => self,
        }
    }

    /// How many steps there are, those of the base included.
    #[must_use]
    pub fn step_count(&self) -> usize {
        self.base_step_count() + self.own_steps().len()
    }

    /// The step at a position, counting those of the base first.
    #[must_use]
    pub fn step(&self, position: usize) -> Option<&'static Step> {
        match self.base {
            None => self.own_steps().get(position),
            Some(base) => {
                let base_steps = base().step_count();
                match position.checked_sub(base_steps) {
                    Some(own) => self.own_steps().get(own),
                    None => base().step(position),
                }
            }
        }
    }

    /// The attribute with a name, declared here or by the base.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&'static Attribute> {
        let own = self.attributes.iter().find(|attribute| attribute.name == name);
        own.or_else(|| self.base.and_then(|base| base().attribute(name)))
    }

    /// The first required attribute, those of the base first, for which `is_present` says no.
    pub fn missing_attribute(&self, is_present: &dyn Fn(&Attribute) -> bool) -> Option<&'static Attribute> {
        let of_base = self.base.and_then(|base| base().missing_attribute(is_present));
        of_base
            .or_else(|| self.attributes.iter().find(|attribute| attribute.required && !is_present(attribute)))
    }

    /// The steps this type adds to its base.
    #[must_use]
    pub const fn own_steps(&self) -> &'static [Step] {
        match self.content {
            Content::Steps(steps) => steps,
            Content::Empty | Content::Text(_) | Content::Any(_) => &[],
        }
    }

    fn base_step_count(&self) -> usize {
        self.base.map_or(0, |base| base().step_count())
    }
}

impl Step {
    /// The minimum that is asked for: the published one, unless an absence is tolerated.
    #[must_use]
    pub const fn required(&self, strict: bool) -> u32 {
        if self.tolerates_absence && !strict { 0 } else { self.min }
    }

    /// The alternative with a name.
    #[must_use]
    #[inline]
    pub fn alternative(&self, namespace: Namespace, name: &str) -> Option<&'static Element> {
        self.alternatives.iter().find(|element| element.name == name && element.namespace == namespace)
    }
}
