//! The place reached inside a content model, and what may come next from there.

use super::namespace::Namespace;
use super::schema::{Complex, Element, Step};
use super::version::ExchangeVersion;
use super::violation::ExpectedName;

/// How far the children of an element have come.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    at: Cursor,
    /// How often the current step has been filled.
    count: u32,
    started: bool,
}

/// One step of a type, or the end of them all.
#[derive(Debug, Clone, Copy)]
struct Cursor {
    complex: &'static Complex,
    /// How many types lie between the one whose own steps these are and `complex`, which extends them all.
    level: u32,
    index: u32,
    steps: &'static [Step],
}

impl Cursor {
    /// The first step: that of the type which extends no other.
    fn first(complex: &'static Complex) -> Self {
        let level = complex.extensions();
        Self { complex, level, index: 0, steps: complex.ancestor(level).own_steps() }
    }

    #[inline]
    fn step(&mut self) -> Option<&'static Step> {
        loop {
            match self.steps.get(self.index as usize) {
                None if self.level > 0 => {
                    self.level -= 1;
                    self.index = 0;
                    self.steps = self.complex.ancestor(self.level).own_steps();
                }
                step => return step,
            }
        }
    }

    #[inline]
    const fn advance(&mut self) {
        self.index += 1;
    }
}

/// What decides which elements count.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    /// Newer elements are absent from the schema.
    pub(super) version: ExchangeVersion,
    /// Absences that real servers tolerate are violations.
    pub(super) strict: bool,
}

/// A child that fits, and where.
pub(super) struct Fit {
    pub(super) step: &'static Step,
    pub(super) element: &'static Element,
    at: Cursor,
    /// How often the step is filled then.
    count: u32,
}

impl Place {
    /// The start of an element's content.
    pub(super) fn start(complex: &'static Complex) -> Self {
        Self { at: Cursor::first(complex), count: 0, started: false }
    }

    /// Where a child goes, if it may come next in the newest schema.
    pub(super) fn find(&self, namespace: Namespace, name: &str, rules: Rules) -> Option<Fit> {
        let Self { mut at, mut count, .. } = *self;
        while let Some(step) = at.step() {
            if count < step.max {
                if let Some(element) = step.alternative(namespace, name) {
                    return Some(Fit { step, element, at, count: count + 1 });
                }
            }
            if count < step.min && count < required(step, rules) {
                return None;
            }
            at.advance();
            count = 0;
        }
        None
    }

    /// Moves behind a child.
    pub(super) const fn fill(&mut self, fit: &Fit) {
        self.at = fit.at;
        self.count = fit.count;
        self.started = true;
    }

    /// Whether the content may end here.
    pub(super) fn is_complete(&self, rules: Rules) -> bool {
        if !self.started && self.at.complex.may_be_empty {
            return true;
        }
        let Self { mut at, mut count, .. } = *self;
        while let Some(step) = at.step() {
            if count < step.min && count < required(step, rules) {
                return false;
            }
            at.advance();
            count = 0;
        }
        true
    }

    /// What may come next: optional elements up to and including the next required one, in schema order.
    pub(super) fn expected(&self, rules: Rules) -> Vec<ExpectedName> {
        let mut expected = Vec::new();
        let Self { mut at, mut count, .. } = *self;
        while let Some(step) = at.step() {
            if count < step.max {
                let known = step.alternatives.iter().filter(|element| element.since <= rules.version);
                expected.extend(known.map(expected_name));
                // All that may stand for an element count as that one.
                expected.dedup();
            }
            if count < required(step, rules) {
                break;
            }
            at.advance();
            count = 0;
        }
        expected
    }
}

fn expected_name(element: &Element) -> ExpectedName {
    ExpectedName { namespace: element.namespace, local: element.stands_for.unwrap_or(element.name) }
}

/// How often a step must be filled; never when all its elements are newer than the schema asked for. Most are
/// optional whatever the version, which is quicker to see.
fn required(step: &Step, rules: Rules) -> u32 {
    let exists = step.alternatives.iter().any(|element| element.since <= rules.version);
    if exists { step.required(rules.strict) } else { 0 }
}
