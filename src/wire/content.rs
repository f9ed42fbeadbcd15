//! The place reached inside a content model, and what may come next from there.

use super::namespace::Namespace;
use super::schema::{Complex, Element, Step};
use super::version::ExchangeVersion;
use super::violation::ExpectedName;

/// How far the children of an element have come.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    complex: &'static Complex,
    step: usize,
    /// How often the current step has been filled.
    count: u32,
    started: bool,
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
    position: usize,
    /// How often the step is filled then.
    count: u32,
}

impl Place {
    /// The start of an element's content.
    pub(super) const fn start(complex: &'static Complex) -> Self {
        Self { complex, step: 0, count: 0, started: false }
    }

    /// Where a child goes, if it may come next in the newest schema.
    pub(super) fn find(&self, namespace: Namespace, name: &str, rules: Rules) -> Option<Fit> {
        let (mut position, mut count) = (self.step, self.count);
        while let Some(step) = self.complex.step(position) {
            if count < step.max {
                if let Some(element) = step.alternative(namespace, name) {
                    return Some(Fit { step, element, position, count: count + 1 });
                }
            }
            if count < required(step, rules) {
                return None;
            }
            (position, count) = (position + 1, 0);
        }
        None
    }

    /// Moves behind a child.
    pub(super) const fn fill(&mut self, fit: &Fit) {
        self.step = fit.position;
        self.count = fit.count;
        self.started = true;
    }

    /// Whether the content may end here.
    pub(super) fn is_complete(&self, rules: Rules) -> bool {
        if !self.started && self.complex.may_be_empty {
            return true;
        }
        let (mut position, mut count) = (self.step, self.count);
        while let Some(step) = self.complex.step(position) {
            if count < required(step, rules) {
                return false;
            }
            (position, count) = (position + 1, 0);
        }
        true
    }

    /// What may come next: optional elements up to and including the next required one, in schema order.
    pub(super) fn expected(&self, rules: Rules) -> Vec<ExpectedName> {
        let mut expected = Vec::new();
        let (mut position, mut count) = (self.step, self.count);
        while let Some(step) = self.complex.step(position) {
            if count < step.max {
                let known = step.alternatives.iter().filter(|element| element.since <= rules.version);
                expected.extend(known.map(expected_name));
                // All that may stand for an element count as that one.
                expected.dedup();
            }
            if count < required(step, rules) {
                break;
            }
            (position, count) = (position + 1, 0);
        }
        expected
    }
}

fn expected_name(element: &Element) -> ExpectedName {
    ExpectedName { namespace: element.namespace, local: element.stands_for.unwrap_or(element.name) }
}

/// How often a step must be filled; never when all its elements are newer than the schema asked for.
fn required(step: &Step, rules: Rules) -> u32 {
    let exists = step.alternatives.iter().any(|element| element.since <= rules.version);
    if exists { step.required(rules.strict) } else { 0 }
}
