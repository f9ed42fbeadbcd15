//! Restrictions: which things are meant, and the checks before one is evaluated.

use jiff::tz::TimeZone;

use super::containment::Containment;
use super::node::{Node, Operator};
#[cfg(feature = "serde")]
use super::scalar::Scalar;
use super::searchable::{Scope, Use, never_matches};
use super::value::Values;
use crate::property::PropertyPath;
use crate::schema::{
    ContainmentComparison, ContainmentMode, Operand, Path, SearchExpression, TwoOperandExpression,
};
use crate::{Error, ResponseCode, Result};

/// The most expressions a restriction may consist of.
///
/// Source: the `ErrorRestrictionTooLong` response code.
pub const MOST_NODES: usize = 255;

/// A restriction that has been checked: whether it is true of a thing cannot fail.
///
/// There is no third value: where a property is missing, `IsNotEqualTo` and `Excludes` are true and
/// everything else is false (B-05).
#[derive(Debug, Clone, PartialEq)]
pub struct Restriction(Node);

impl Restriction {
    /// Checks everything that does not depend on what is searched and converts the constants: the number of
    /// expressions first, then one expression after the other as they are written.
    ///
    /// Times of day without a zone are those of `time_zone`.
    ///
    /// # Errors
    ///
    /// * `ErrorRestrictionTooLong` for more than [`MOST_NODES`] expressions;
    /// * what [`PropertyPath::resolve`] refuses;
    /// * `ErrorInvalidExcludesRestriction` for a mask that is no number of 32 bits;
    /// * `ErrorUnsupportedPathForQuery` for a property that cannot be searched, or not so, and for one of
    ///   folders where items are searched and the other way round;
    /// * `ErrorInvalidPropertyForExists` for a flag that every item has;
    /// * `ErrorContainsFilterWrongType` for Contains on anything but text;
    /// * `ErrorInvalidValueForProperty` for a constant that is not of the property's type;
    /// * `ErrorRestrictionTooComplex` for properties of different types, or of several values each (B-07);
    /// * `ErrorInvalidRequest` for Near, which is not simulated.
    ///
    /// All but the first and the last two name the path in `MessageXml`.
    pub fn new(expression: &SearchExpression, scope: Scope, time_zone: &TimeZone) -> Result<Self> {
        if is_too_long(expression) {
            return Err(Error::new(ResponseCode::ErrorRestrictionTooLong));
        }
        Checks { scope, time_zone }.node(expression).map(Self)
    }

    /// Whether the restriction is true of a thing.
    #[must_use]
    pub fn matches(&self, values: &impl Values) -> bool {
        self.0.matches(values)
    }
}

/// For snapshots.
#[cfg(feature = "serde")]
impl Restriction {
    /// The expression from which the restriction was made, with the instants that its times have stood for.
    pub(crate) fn with_instants(&self, expression: &SearchExpression) -> SearchExpression {
        let mut expression = expression.clone();
        put_instants(&self.0, &mut expression);
        expression
    }
}

#[cfg(feature = "serde")]
fn put_instants(node: &Node, expression: &mut SearchExpression) {
    use SearchExpression as E;
    let several = |nodes: &[Node], expressions: &mut [SearchExpression]| {
        nodes.iter().zip(expressions).for_each(|(node, expression)| put_instants(node, expression));
    };
    let operands = match (node, expression) {
        (Node::And(nodes), E::And(and)) => return several(nodes, &mut and.operands.expressions),
        (Node::Or(nodes), E::Or(or)) => return several(nodes, &mut or.operands.expressions),
        (Node::Not(node), E::Not(not)) => return put_instants(node, &mut not.expression),
        (_, E::IsEqualTo(is)) => &mut is.operands,
        (_, E::IsNotEqualTo(is)) => &mut is.operands,
        (_, E::IsGreaterThan(is)) => &mut is.operands,
        (_, E::IsGreaterThanOrEqualTo(is)) => &mut is.operands,
        (_, E::IsLessThan(is)) => &mut is.operands,
        (_, E::IsLessThanOrEqualTo(is)) => &mut is.operands,
        _ => return,
    };
    let constant = &mut operands.field_uri_or_constant.operand;
    if let (Node::Compare { constant: Scalar::Time(instant), .. }, Operand::Constant(constant)) =
        (node, constant)
    {
        constant.value = instant.to_string();
    }
}

/// Whether there are more than [`MOST_NODES`] expressions; counts no further, and does not recurse.
fn is_too_long(expression: &SearchExpression) -> bool {
    let mut pending = vec![expression];
    let mut count = 0;
    while let Some(expression) = pending.pop() {
        count += 1;
        let children = match expression {
            SearchExpression::And(and) => &and.operands.expressions,
            SearchExpression::Or(or) => &or.operands.expressions,
            SearchExpression::Near(near) => &near.operands.expressions,
            SearchExpression::Not(not) => std::slice::from_ref(&*not.expression),
            _ => &[],
        };
        if count + pending.len() + children.len() > MOST_NODES {
            return true;
        }
        pending.extend(children);
    }
    false
}

/// What the checks depend on.
struct Checks<'a> {
    scope: Scope,
    time_zone: &'a TimeZone,
}

impl Checks<'_> {
    fn node(&self, expression: &SearchExpression) -> Result<Node> {
        use SearchExpression as E;
        match expression {
            E::And(and) => self.nodes(&and.operands.expressions).map(Node::And),
            E::Or(or) => self.nodes(&or.operands.expressions).map(Node::Or),
            E::Not(not) => Ok(Node::Not(Box::new(self.node(&not.expression)?))),
            E::Exists(exists) => {
                let path = PropertyPath::resolve(&exists.path)?;
                self.scope.check(&path, Use::Exists)?;
                Ok(unless_dead(&path, Node::Exists(path.clone())))
            }
            E::Excludes(excludes) => self.excludes(&excludes.path, &excludes.bitmask.value),
            E::IsEqualTo(is) => self.comparison(Operator::IsEqualTo, &is.operands),
            E::IsNotEqualTo(is) => self.comparison(Operator::IsNotEqualTo, &is.operands),
            E::IsGreaterThan(is) => self.comparison(Operator::IsGreaterThan, &is.operands),
            E::IsGreaterThanOrEqualTo(is) => self.comparison(Operator::IsGreaterThanOrEqualTo, &is.operands),
            E::IsLessThan(is) => self.comparison(Operator::IsLessThan, &is.operands),
            E::IsLessThanOrEqualTo(is) => self.comparison(Operator::IsLessThanOrEqualTo, &is.operands),
            E::Contains(contains) => {
                let path = PropertyPath::resolve(&contains.path)?;
                self.scope.check(&path, Use::Contains)?;
                let mode = contains.containment_mode.unwrap_or(ContainmentMode::FullString);
                let comparison = contains.containment_comparison.unwrap_or(ContainmentComparison::Exact);
                let containment = Containment::new(mode, comparison, &contains.constant.value);
                Ok(unless_dead(&path, Node::Contains(path.clone(), containment)))
            }
            E::Near(_) => {
                let text = "The expression Near is not simulated by ews-sim.";
                Err(Error::new(ResponseCode::ErrorInvalidRequest).with_text(text))
            }
        }
    }

    fn nodes(&self, expressions: &[SearchExpression]) -> Result<Vec<Node>> {
        expressions.iter().map(|expression| self.node(expression)).collect()
    }

    fn excludes(&self, path: &Path, mask: &str) -> Result<Node> {
        let path = PropertyPath::resolve(path)?;
        let mask = parse_mask(mask)
            .ok_or_else(|| Error::new(ResponseCode::ErrorInvalidExcludesRestriction).at(&path))?;
        let value_type = self.scope.check(&path, Use::Excludes)?;
        Ok(Node::Excludes(path, value_type.kind, mask))
    }

    fn comparison(&self, operator: Operator, operands: &TwoOperandExpression) -> Result<Node> {
        let path = PropertyPath::resolve(&operands.path)?;
        let value_type = self.scope.check(&path, operator.needs())?;
        let kind = value_type.kind;
        match &operands.field_uri_or_constant.operand {
            Operand::Constant(constant) => {
                let constant = kind
                    .parse(&constant.value, self.time_zone)
                    .ok_or_else(|| Error::new(ResponseCode::ErrorInvalidValueForProperty).at(&path))?
                    .into_owned();
                Ok(unless_dead(&path, Node::Compare { path: path.clone(), kind, operator, constant }))
            }
            Operand::Path(other) => {
                let other = PropertyPath::resolve(other)?;
                let type_of_other = self.scope.check(&other, operator.needs())?;
                // Several values against several would cost their product.
                if value_type != type_of_other || value_type.is_many {
                    return Err(Error::new(ResponseCode::ErrorRestrictionTooComplex));
                }
                let node = Node::ComparePaths { path: path.clone(), kind, operator, other: other.clone() };
                Ok(unless_dead(&other, unless_dead(&path, node)))
            }
        }
    }
}

impl Operator {
    /// What the path has to be usable for.
    const fn needs(self) -> Use {
        match self {
            Self::IsEqualTo | Self::IsNotEqualTo => Use::Equality,
            _ => Use::Order,
        }
    }
}

/// The node, or one that is never true for a property that no item has.
fn unless_dead(path: &PropertyPath, node: Node) -> Node {
    if never_matches(path) { Node::Or(Vec::new()) } else { node }
}

/// A mask of 32 bits, decimal, or hexadecimal after `0x`.
fn parse_mask(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    let (digits, radix) = digits.map_or((text, 10), |digits| (digits, 16));
    // The standard library would take a sign.
    let is_number = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_number { u32::from_str_radix(digits, radix).ok() } else { None }
}
