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

/// A child that fits, and the place after it.
pub(super) struct Fit {
    pub(super) step: &'static Step,
    pub(super) element: &'static Element,
    pub(super) place: Place,
}

impl Place {
    /// The start of an element's content.
    pub(super) const fn start(complex: &'static Complex) -> Self {
        Self { complex, step: 0, count: 0, started: false }
    }

    /// Where a child goes, if it may come next in the newest schema.
    pub(super) fn accept(self, namespace: Namespace, name: &str, rules: Rules) -> Option<Fit> {
        let mut place = self;
        while let Some(step) = place.complex.step(place.step) {
            if place.count < step.max {
                if let Some(element) = step.alternative(namespace, name) {
                    let place = Self { count: place.count + 1, started: true, ..place };
                    return Some(Fit { step, element, place });
                }
            }
            if place.count < required(step, rules) {
                return None;
            }
            place = Self { step: place.step + 1, count: 0, ..place };
        }
        None
    }

    /// Whether the content may end here.
    pub(super) fn is_complete(self, rules: Rules) -> bool {
        if !self.started && self.complex.may_be_empty {
            return true;
        }
        let mut count = self.count;
        let mut at = self.step;
        while let Some(step) = self.complex.step(at) {
            if count < required(step, rules) {
                return false;
            }
            at += 1;
            count = 0;
        }
        true
    }

    /// What may come next: optional elements up to and including the next required one, in schema order.
    pub(super) fn expected(self, rules: Rules) -> Vec<ExpectedName> {
        let mut expected = Vec::new();
        let mut count = self.count;
        let mut at = self.step;
        while let Some(step) = self.complex.step(at) {
            if count < step.max {
                let known = step.alternatives.iter().filter(|element| element.since <= rules.version);
                expected.extend(known.map(|it| ExpectedName { namespace: it.namespace, local: it.name }));
            }
            if count < required(step, rules) {
                break;
            }
            at += 1;
            count = 0;
        }
        expected
    }
}

/// How often a step must be filled; never when all its elements are newer than the schema asked for.
fn required(step: &Step, rules: Rules) -> u32 {
    let exists = step.alternatives.iter().any(|element| element.since <= rules.version);
    if exists { step.required(rules.strict) } else { 0 }
}
