//! Restrictions: what an item or folder has to be like to be found.
//!
//! A restriction is one expression, which may hold others. The depth limit of the reader bounds how deep, so
//! whatever walks an expression may do so by recursion.

use super::path::Path;
use super::text::ExcludesAttribute;
use crate::wire::{Choice, Element, ExchangeVersion, Namespace, Node, Value, Writer};
use crate::{choice, message, simple_enum};

message! {
    /// What has to be true of whatever is found.
    #[derive(Eq)]
    pub struct Restriction: types "RestrictionType" {
        elements {
            /// The condition.
            expression: One<SearchExpression> => branches,
        }
    }
}

choice! {
    /// A condition.
    ///
    /// Source: the elements that may stand for `t:SearchExpression`.
    #[derive(Eq)]
    pub enum SearchExpression in types for "SearchExpression" {
        /// The property has a value.
        Exists(Exists),
        /// The property has none of the bits.
        Excludes(Excludes),
        /// The property is equal.
        IsEqualTo(IsEqualTo),
        /// The property is not equal.
        IsNotEqualTo(IsNotEqualTo),
        /// The property is greater.
        IsGreaterThan(IsGreaterThan),
        /// The property is greater or equal.
        IsGreaterThanOrEqualTo(IsGreaterThanOrEqualTo),
        /// The property is less.
        IsLessThan(IsLessThan),
        /// The property is less or equal.
        IsLessThanOrEqualTo(IsLessThanOrEqualTo),
        /// The text of the property contains another.
        Contains(ContainsExpression),
        /// The other condition is false.
        Not(Not),
        /// All conditions are true.
        And(And),
        /// Some condition is true.
        Or(Or),
        /// The texts that make the conditions true lie close together.
        Near(Near) since Exchange2016,
    }
}

message! {
    /// The property has a value.
    #[derive(Eq)]
    pub struct Exists: types "ExistsType" {
        elements {
            /// The property.
            path: One<Path> => branches,
        }
    }
}

message! {
    /// The property, an integer, has none of the bits.
    #[derive(Eq)]
    pub struct Excludes: types "ExcludesType" {
        elements {
            /// The property.
            path: One<Path> => branches,
            /// The bits.
            bitmask: One<ExcludesValue>,
        }
    }
}

message! {
    /// Bits.
    #[derive(Eq)]
    pub struct ExcludesValue: types "ExcludesValueType" {
        attributes {
            /// They, in decimal, or in hexadecimal after `0x`; there may be no digits at all.
            value: Required<ExcludesAttribute>,
        }
    }
}

message! {
    /// A property and what it is compared with.
    #[derive(Eq)]
    pub struct TwoOperandExpression: types "TwoOperandExpressionType" [is_abstract] {
        elements {
            /// The property.
            path: One<Path> => branches,
            /// What it is compared with.
            field_uri_or_constant: One<FieldUriOrConstant> as "FieldURIOrConstant",
        }
    }
}

message! {
    /// What a property is compared with.
    #[derive(Eq)]
    pub struct FieldUriOrConstant: types "FieldURIOrConstantType" {
        elements {
            /// It.
            operand: One<Operand> => branches,
        }
    }
}

/// What a property is compared with: another one, or a text that stands for a value.
///
/// Source: the choice in `t:FieldURIOrConstantType`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    /// Another property.
    Path(Path),
    /// A value.
    Constant(ConstantValue),
}

impl Operand {
    /// The elements of the choice, in schema order.
    pub const BRANCHES: &'static [Element] = &[
        Path::BRANCHES[0],
        Path::BRANCHES[1],
        Path::BRANCHES[2],
        Element::new(Namespace::Types, "Constant", ConstantValue::of_type, ExchangeVersion::Exchange2007),
    ];
}

impl Choice for Operand {
    fn read_branch(node: Node<'_, '_>) -> Self {
        match node.element().name {
            "Constant" => Self::Constant(ConstantValue::read(node)),
            _ => Self::Path(Path::read_branch(node)),
        }
    }

    fn write_branch(&self, writer: &mut Writer, branches: &'static [Element]) {
        match self {
            Self::Path(path) => path.write_branch(writer, branches),
            Self::Constant(constant) => constant.write_element(writer, &branches[branches.len() - 1]),
        }
    }
}

message! {
    /// A value, as text whatever its type.
    #[derive(Eq)]
    pub struct ConstantValue: types "ConstantValueType" {
        attributes {
            /// The text.
            value: Required<String>,
        }
    }
}

/// Declares the comparisons, which differ in name only.
macro_rules! comparisons {
    ($($(#[$meta:meta])* $name:ident $schema_name:literal;)+) => {$(
        message! {
            $(#[$meta])*
            #[derive(Eq)]
            pub struct $name: types $schema_name extends TwoOperandExpression as operands {}
        }
    )+};
}

comparisons! {
    /// The property is equal.
    IsEqualTo "IsEqualToType";
    /// The property is not equal.
    IsNotEqualTo "IsNotEqualToType";
    /// The property is greater.
    IsGreaterThan "IsGreaterThanType";
    /// The property is greater or equal.
    IsGreaterThanOrEqualTo "IsGreaterThanOrEqualToType";
    /// The property is less.
    IsLessThan "IsLessThanType";
    /// The property is less or equal.
    IsLessThanOrEqualTo "IsLessThanOrEqualToType";
}

message! {
    /// The text of the property contains another.
    #[derive(Eq)]
    pub struct ContainsExpression: types "ContainsExpressionType" {
        attributes {
            /// Where it has to be.
            containment_mode: Optional<ContainmentMode>,
            /// Which differences between texts do not count.
            containment_comparison: Optional<ContainmentComparison>,
        }
        elements {
            /// The property.
            path: One<Path> => branches,
            /// The text.
            constant: One<ConstantValue>,
        }
    }
}

simple_enum! {
    /// Where one text has to be in another.
    pub enum ContainmentMode = "ContainmentModeType" {
        /// It is all of it.
        FullString = "FullString",
        /// At the start.
        Prefixed = "Prefixed",
        /// Anywhere.
        Substring = "Substring",
        /// At the start of a word.
        PrefixOnWords = "PrefixOnWords",
        /// Anywhere, as whole words.
        ExactPhrase = "ExactPhrase",
    }
}

simple_enum! {
    /// Which differences between texts do not count.
    pub enum ContainmentComparison = "ContainmentComparisonType" {
        /// All count.
        Exact = "Exact",
        /// Upper and lower case.
        IgnoreCase = "IgnoreCase",
        /// Accents and the like.
        IgnoreNonSpacingCharacters = "IgnoreNonSpacingCharacters",
        /// As many as possible.
        Loose = "Loose",
        /// Case, accents and the like.
        IgnoreCaseAndNonSpacingCharacters = "IgnoreCaseAndNonSpacingCharacters",
        /// As many as possible, case among them.
        LooseAndIgnoreCase = "LooseAndIgnoreCase",
        /// As many as possible, accents and the like among them.
        LooseAndIgnoreNonSpace = "LooseAndIgnoreNonSpace",
        /// As many as possible, case, accents and the like among them.
        LooseAndIgnoreCaseAndIgnoreNonSpace = "LooseAndIgnoreCaseAndIgnoreNonSpace",
    }
}

message! {
    /// A condition is false.
    #[derive(Eq)]
    pub struct Not: types "NotType" {
        elements {
            /// The condition.
            expression: Boxed<SearchExpression> => branches,
        }
    }
}

message! {
    /// Several conditions.
    #[derive(Eq)]
    pub struct MultipleOperandBooleanExpression: types "MultipleOperandBooleanExpressionType" [is_abstract] {
        elements {
            /// The conditions, at least one.
            expressions: NonEmpty<SearchExpression> => branches,
        }
    }
}

message! {
    /// All conditions are true.
    #[derive(Eq)]
    pub struct And: types "AndType" extends MultipleOperandBooleanExpression as operands {}
}

message! {
    /// Some condition is true.
    #[derive(Eq)]
    pub struct Or: types "OrType" extends MultipleOperandBooleanExpression as operands {}
}

message! {
    /// The texts that make the conditions true lie close together.
    #[derive(Eq)]
    pub struct Near: types "NearType" extends MultipleOperandBooleanExpression as operands {
        elements {
            /// The most words that may lie between.
            distance: One<u32>,
            /// Whether they have to come in the order of the conditions.
            ordered: One<bool>,
        }
    }
}
