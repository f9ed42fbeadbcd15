//! Restrictions: which things are meant, as plain data, and the checks before one is evaluated.

use jiff::tz::TimeZone;

use super::containment::{Containment, ContainmentComparison, ContainmentMode};
use super::prepared::{Node, Prepared};
use super::searchable::{Scope, Use, never_matches};
use crate::property::PropertyPath;
use crate::{Error, ResponseCode, Result};

/// The most expressions a restriction may consist of.
///
/// Source: the `ErrorRestrictionTooLong` response code.
pub const MOST_NODES: usize = 255;

/// A path as far as it resolves: what is wrong with it is told when its turn comes.
pub type Path = Result<PropertyPath>;

/// An expression that is true or false of a thing.
///
/// There is no third value: where a property is missing, `IsNotEqualTo` and `Excludes` are true and
/// everything else is false (B-05).
///
/// Source: `t:SearchExpressionType`.
#[derive(Debug, Clone, PartialEq)]
pub enum Restriction {
    /// All are true.
    And(Vec<Self>),
    /// One is true.
    Or(Vec<Self>),
    /// It is false.
    Not(Box<Self>),
    /// The property is there, whatever its value.
    Exists(Path),
    /// The bits of a mask, decimal or hexadecimal after `0x`, are all zero.
    Excludes(Path, String),
    /// The property compares with a constant or another property.
    Compare(Path, Operator, Operand),
    /// The property has a text in it.
    Contains {
        /// The property.
        path: Path,
        /// Where the text may stand.
        mode: ContainmentMode,
        /// What is no difference.
        comparison: ContainmentComparison,
        /// The text.
        constant: String,
    },
}

/// The six comparisons, elements of their own on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the schema and explain themselves")]
pub enum Operator {
    IsEqualTo,
    IsNotEqualTo,
    IsGreaterThan,
    IsGreaterThanOrEqualTo,
    IsLessThan,
    IsLessThanOrEqualTo,
}

/// What a property is compared with (`t:FieldURIOrConstantType`).
#[derive(Debug, Clone, PartialEq)]
pub enum Operand {
    /// A text that stands for a value of the property's type.
    Constant(String),
    /// Another property of the same type.
    Path(Path),
}

impl Restriction {
    /// Checks everything that does not depend on what is searched and converts the constants: the number of
    /// expressions first, then one expression after the other as they are written.
    ///
    /// Times of day without a zone are those of `time_zone`.
    ///
    /// # Errors
    ///
    /// * `ErrorRestrictionTooLong` for more than [`MOST_NODES`] expressions;
    /// * the error of a path that does not resolve;
    /// * `ErrorInvalidExcludesRestriction` for a mask that is no number of 32 bits;
    /// * `ErrorUnsupportedPathForQuery` for a property that cannot be searched, or not so, and for one of
    ///   folders where items are searched and the other way round;
    /// * `ErrorInvalidPropertyForExists` for a flag that every item has;
    /// * `ErrorContainsFilterWrongType` for Contains on anything but text;
    /// * `ErrorInvalidValueForProperty` for a constant that is not of the property's type;
    /// * `ErrorRestrictionTooComplex` for properties of different types, or of several values each (B-07).
    pub fn prepare(&self, scope: Scope, time_zone: &TimeZone) -> Result<Prepared> {
        if self.is_too_long() {
            return Err(Error::new(ResponseCode::ErrorRestrictionTooLong));
        }
        self.node(scope, time_zone).map(Prepared)
    }

    /// Whether there are more than [`MOST_NODES`] expressions; counts no further, and does not recurse.
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        let mut pending = vec![self];
        let mut count = 0;
        while let Some(expression) = pending.pop() {
            count += 1;
            let children = expression.children();
            if count + pending.len() + children.len() > MOST_NODES {
                return true;
            }
            pending.extend(children);
        }
        false
    }

    fn children(&self) -> &[Self] {
        match self {
            Self::And(children) | Self::Or(children) => children,
            Self::Not(child) => std::slice::from_ref(child),
            _ => &[],
        }
    }

    fn node(&self, scope: Scope, time_zone: &TimeZone) -> Result<Node> {
        let nodes = |children: &[Self]| -> Result<Vec<Node>> {
            children.iter().map(|child| child.node(scope, time_zone)).collect()
        };
        match self {
            Self::And(children) => nodes(children).map(Node::And),
            Self::Or(children) => nodes(children).map(Node::Or),
            Self::Not(child) => Ok(Node::Not(Box::new(child.node(scope, time_zone)?))),
            Self::Exists(path) => {
                let path = resolved(path)?;
                scope.check(path, Use::Exists)?;
                Ok(unless_dead(path, Node::Exists(path.clone())))
            }
            Self::Excludes(path, mask) => {
                let path = resolved(path)?;
                let mask = parse_mask(mask)
                    .ok_or_else(|| Error::new(ResponseCode::ErrorInvalidExcludesRestriction).at(path))?;
                let value_type = scope.check(path, Use::Excludes)?;
                Ok(Node::Excludes(path.clone(), value_type.kind, mask))
            }
            Self::Compare(path, operator, Operand::Constant(constant)) => {
                compare_with_constant(resolved(path)?, *operator, constant, scope, time_zone)
            }
            Self::Compare(path, operator, Operand::Path(other)) => {
                compare_with_path(resolved(path)?, *operator, other, scope)
            }
            Self::Contains { path, mode, comparison, constant } => {
                let path = resolved(path)?;
                scope.check(path, Use::Contains)?;
                let containment = Containment::new(*mode, *comparison, constant);
                Ok(unless_dead(path, Node::Contains(path.clone(), containment)))
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

fn resolved(path: &Path) -> Result<&PropertyPath> {
    path.as_ref().map_err(Clone::clone)
}

/// The node, or one that is never true for a property that no item has.
fn unless_dead(path: &PropertyPath, node: Node) -> Node {
    if never_matches(path) { Node::Or(Vec::new()) } else { node }
}

fn compare_with_constant(
    path: &PropertyPath,
    operator: Operator,
    constant: &str,
    scope: Scope,
    time_zone: &TimeZone,
) -> Result<Node> {
    let value_type = scope.check(path, operator.needs())?;
    let constant = value_type
        .kind
        .parse(constant, time_zone)
        .ok_or_else(|| Error::new(ResponseCode::ErrorInvalidValueForProperty).at(path))?;
    let constant = constant.into_owned();
    Ok(unless_dead(path, Node::Compare { path: path.clone(), kind: value_type.kind, operator, constant }))
}

fn compare_with_path(path: &PropertyPath, operator: Operator, other: &Path, scope: Scope) -> Result<Node> {
    let value_type = scope.check(path, operator.needs())?;
    let other = resolved(other)?;
    let type_of_other = scope.check(other, operator.needs())?;
    // Several values against several would cost their product.
    if value_type != type_of_other || value_type.is_many {
        return Err(Error::new(ResponseCode::ErrorRestrictionTooComplex));
    }
    let kind = value_type.kind;
    let node = Node::ComparePaths { path: path.clone(), kind, operator, other: other.clone() };
    Ok(unless_dead(other, unless_dead(path, node)))
}

/// A mask of 32 bits, decimal or hexadecimal.
fn parse_mask(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    let (digits, radix) = digits.map_or((text, 10), |digits| (digits, 16));
    // The standard library would take a sign.
    let is_number = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_number { u32::from_str_radix(digits, radix).ok() } else { None }
}
