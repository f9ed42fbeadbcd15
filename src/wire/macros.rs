//! The pens: one declaration yields the schema table, the Rust type, its reader and its writer.

/// Declares a complex type of the schema and the struct that carries its values.
///
/// ```text
/// message! {
///     /// What it is.
///     pub struct Name: types "PublishedNameType" extends Base {
///         attributes { id: Required<String>, change_key: Optional<String> }
///         text { value: String }
///         elements {
///             display_name: One<NonEmptyString>,
///             group_id: Opt<ItemId> as "GroupId" since Exchange2013,
///             ids: NonEmpty<BaseItemId> => branches,
///         }
///     }
/// }
/// ```
///
/// * `types` or `messages` is the schema file that declares the type; its children live in that namespace.
/// * `extends Base as base` keeps what the base declares in a field of that name; without `as …` it is
///   validated only.
/// * Every section is optional, and so are `extends …` and, after it, the flags `[soap_attributes]` (a
///   header that may carry attributes of the SOAP namespace), `[may_be_empty]` (the published sequence is
///   optional as a whole) and `[is_abstract]` (elements have types that extend it, never itself).
/// * `=> A, B` after the flags names types that extend this one and that only `xsi:type` names.
/// * Wire names are the field names in PascalCase; `as "…"` says otherwise.
/// * `One`, `Boxed`, `Opt`, `Many`, `OnDemand`, `NonEmpty`, `AtMostHundred`, `Tolerated` set how often the
///   element occurs *and* the Rust type. With `[may_be_empty]`, `OneUnlessEmpty` stands for `One`.
/// * `=> branches` marks a field whose type is a [`choice!`](crate::choice): its elements stand there
///   directly.
#[macro_export]
macro_rules! message {
    (
        $(#[$meta:meta])*
        $visibility:vis struct $name:ident: $namespace:ident $schema_name:literal
            $(extends $base:ty $(as $inherited:ident)?)? $([$($flag:ident),*])? $(=> $($derived:ty),+)?
        {
            $(attributes { $(
                $(#[$attribute_meta:meta])*
                $attribute:ident: $presence:ident<$attribute_type:ty>
                    $(as $attribute_name:literal)? $(since $attribute_since:ident)?
            ),+ $(,)? })?
            $(text { $(#[$text_meta:meta])* $text:ident: $text_type:ty $(,)? })?
            $(elements { $(
                $(#[$element_meta:meta])*
                $element:ident: $cardinality:ident<$element_type:ty>
                    $(as $element_name:literal)? $(since $element_since:ident)? $(=> $branches:ident)?
            ),+ $(,)? })?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        $visibility struct $name {
            $($(
                #[doc = concat!("What every [`", stringify!($base), "`] has.")]
                pub $inherited: $base,
            )?)?
            $($($(#[$attribute_meta])* pub $attribute: $crate::field_type!($presence, $attribute_type),)+)?
            $($(#[$text_meta])* pub $text: $text_type,)?
            $($($(#[$element_meta])* pub $element: $crate::field_type!($cardinality, $element_type),)+)?
        }

        const _: () = {
            use $crate::wire::macro_support::*;

            #[allow(non_camel_case_types, dead_code)]
            enum Place { $($($element,)+)? }

            static ATTRIBUTES: &[Attribute] = &[$($(
                Attribute {
                    name: $crate::wire_name!($attribute $(, $attribute_name)?),
                    of_type: <$attribute_type as SimpleValue>::simple,
                    required: $crate::is_required!($presence),
                    published: $crate::is_published!($presence),
                    since: $crate::since!($($attribute_since)?),
                },
            )+)?];

            // Unused where there is text instead of elements.
            #[allow(dead_code)]
            static STEPS: &[Step] = &[$($(
                Step {
                    alternatives: $crate::alternatives!(
                        $namespace, $element_type, [$($branches)?],
                        $crate::wire_name!($element $(, $element_name)?),
                        $crate::since!($($element_since)?)
                    ),
                    min: <$cardinality<$element_type> as Cardinality>::MIN,
                    max: <$cardinality<$element_type> as Cardinality>::MAX,
                    tolerates_absence: <$cardinality<$element_type> as Cardinality>::TOLERATES_ABSENCE,
                },
            )+)?];

            static SCHEMA: Complex = $crate::complex_flags!([$($($flag),*)?] Complex {
                name: $schema_name,
                namespace: $crate::namespace!($namespace),
                base: $crate::base_of!($($base)?),
                derived: &[$($(<$derived as Described>::complex),+)?],
                content: $crate::content_of!([$($text_type)?], STEPS),
                may_be_empty: false,
                is_abstract: false,
                attributes: ATTRIBUTES,
                any_attribute: None,
            });

            impl Described for $name {
                fn complex() -> &'static Complex {
                    &SCHEMA
                }
            }

            impl Sequence for $name {
                const STEPS: &'static [Step] = STEPS;
            }

            impl Value for $name {
                fn of_type() -> Type {
                    Type::Complex(&SCHEMA)
                }

                #[allow(unused_variables, unused_mut)]
                fn read(node: Node<'_, '_>) -> Self {
                    let mut children = children_after_base(node, &SCHEMA);
                    Self {
                        $($($inherited: <$base as Value>::read(node),)?)?
                        $($($attribute: $crate::read_attribute!(
                            $presence, $attribute_type, node, &ATTRIBUTES,
                            $crate::wire_name!($attribute $(, $attribute_name)?)
                        ),)+)?
                        $($text: <$text_type as SimpleValue>::parse(node.text()),)?
                        $($($element: <$cardinality<$element_type> as Cardinality>::read_field(
                            &mut children, &STEPS[Place::$element as usize]
                        ),)+)?
                    }
                }

                fn write(&self, writer: &mut Writer) {
                    self.write_attributes(writer);
                    self.write_content(writer);
                }
            }

            #[allow(unused_variables)]
            impl Extensible for $name {
                fn write_attributes(&self, writer: &mut Writer) {
                    $($(self.$inherited.write_attributes(writer);)?)?
                    $($($crate::write_attribute!(
                        $presence, self.$attribute, writer,
                        $crate::wire_name!($attribute $(, $attribute_name)?)
                    );)+)?
                }

                fn write_content(&self, writer: &mut Writer) {
                    $($(self.$inherited.write_content(writer);)?)?
                    $(SimpleValue::with_text(&self.$text, |text| writer.text(text));)?
                    $($(<$cardinality<$element_type> as Cardinality>::write_field(
                        &self.$element, writer, STEPS[Place::$element as usize].alternatives
                    );)+)?
                }
            }
        };
    };
}

/// Declares a choice between elements as an enum with one variant a branch.
///
/// `pub enum BaseItemId in types { ItemId(ItemId), … }`; variants are named as the elements are. With
/// `in types for "Path"` they stand for the element of that name, which heads their substitution group.
#[macro_export]
macro_rules! choice {
    (
        $(#[$meta:meta])*
        $visibility:vis enum $name:ident in $namespace:ident $(for $head:literal)? {
            $(
                $(#[$branch_meta:meta])*
                $branch:ident($branch_type:ty) $(as $branch_name:literal)? $(since $since:ident)?
            ),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        $visibility enum $name {
            $($(#[$branch_meta])* $branch($branch_type),)+
        }

        impl $name {
            /// The elements of the choice, in schema order.
            pub const BRANCHES: &'static [$crate::wire::Element] = &[$(
                $crate::wire::Element::new(
                    $crate::namespace!($namespace),
                    $crate::branch_name!($branch $(, $branch_name)?),
                    <$branch_type as $crate::wire::Value>::of_type,
                    $crate::since!($($since)?),
                )
                .standing_for($name::STANDS_FOR),
            )+];

            const STANDS_FOR: Option<&'static str> = $crate::stands_for!($($head)?);
        }

        impl $crate::wire::Choice for $name {
            fn read_branch(node: $crate::wire::Node<'_, '_>) -> Self {
                let name = node.element().name;
                $(if name == $crate::branch_name!($branch $(, $branch_name)?) {
                    return Self::$branch(<$branch_type as $crate::wire::Value>::read(node));
                })+
                unreachable!("validation lets only the branches of the choice through, not {name}")
            }

            fn write_branch(
                &self,
                writer: &mut $crate::wire::Writer,
                branches: &'static [$crate::wire::Element],
            ) {
                let (name, content): (&str, &dyn Fn(&mut $crate::wire::Writer)) = match self {
                    $(Self::$branch(value) => (
                        $crate::branch_name!($branch $(, $branch_name)?),
                        &|writer| $crate::wire::Value::write(value, writer),
                    ),)+
                };
                if let Some(element) = branches.iter().find(|element| element.name == name) {
                    writer.element(element, content);
                }
            }
        }
    };
}

/// Declares an enumeration of the types schema: variants, their words on the wire, since when.
///
/// `pub enum BodyType = "BodyTypeType" { Html = "HTML", Text = "Text" since Exchange2013 }`
#[macro_export]
macro_rules! simple_enum {
    (
        $(#[$meta:meta])*
        $visibility:vis enum $name:ident = $schema_name:literal {
            $($(#[$word_meta:meta])* $word:ident = $text:literal $(since $since:ident)?),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visibility enum $name {
            $($(#[$word_meta])* $word,)+
        }

        impl $name {
            /// Every word, in schema order.
            pub const ALL: &'static [Self] = &[$(Self::$word,)+];

            /// The word as it stands on the wire.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$word => $text,)+ }
            }
        }

        impl $crate::wire::SimpleValue for $name {
            fn simple() -> &'static $crate::wire::Simple {
                static WORDS: &[$crate::wire::Word] =
                    &[$($crate::wire::Word { name: $text, since: $crate::since!($($since)?) },)+];
                static SIMPLE: $crate::wire::Simple = $crate::wire::Simple::enumeration($schema_name, WORDS);
                &SIMPLE
            }

            fn parse(text: &str) -> Self {
                let known = Self::ALL.iter().copied().find(|word| word.name() == text);
                known.expect("validation lets only the words of the enumeration through")
            }

            fn with_text<R>(&self, use_text: impl FnOnce(&str) -> R) -> R {
                use_text(self.name())
            }

            fn write_leaf(&self, writer: &mut $crate::wire::Writer, element: &$crate::wire::Element) {
                writer.clean_element(element, self.name());
            }
        }
    };
}

/// The Rust type of a field.
#[doc(hidden)]
#[macro_export]
macro_rules! field_type {
    (One, $type:ty) => { $type };
    (Boxed, $type:ty) => { Box<$type> };
    (Required, $type:ty) => { $type };
    (Opt, $type:ty) => { Option<$type> };
    (Optional, $type:ty) => { Option<$type> };
    (Unpublished, $type:ty) => { Option<$type> };
    (OneUnlessEmpty, $type:ty) => { Option<$type> };
    (Tolerated, $type:ty) => { Option<$type> };
    (Many, $type:ty) => { Vec<$type> };
    (NonEmpty, $type:ty) => { Vec<$type> };
    (AtMostHundred, $type:ty) => { Vec<$type> };
    (OnDemand, $type:ty) => { $crate::wire::OnDemand<$type> };
}

#[doc(hidden)]
#[macro_export]
macro_rules! is_required {
    (Required) => {
        true
    };
    (Optional) => {
        false
    };
    (Unpublished) => {
        false
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! is_published {
    (Unpublished) => {
        false
    };
    ($presence:ident) => {
        true
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! stands_for {
    () => {
        None
    };
    ($head:literal) => {
        Some($head)
    };
}

/// The namespace of a declaration.
#[doc(hidden)]
#[macro_export]
macro_rules! namespace {
    (types) => {
        $crate::wire::Namespace::Types
    };
    (messages) => {
        $crate::wire::Namespace::Messages
    };
    (errors) => {
        $crate::wire::Namespace::Errors
    };
    (none) => {
        $crate::wire::Namespace::None
    };
    (soap) => {
        $crate::wire::Namespace::Soap
    };
}

/// The version that brought something; the oldest unless told.
#[doc(hidden)]
#[macro_export]
macro_rules! since {
    () => {
        $crate::wire::ExchangeVersion::Exchange2007
    };
    ($version:ident) => {
        $crate::wire::ExchangeVersion::$version
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! base_of {
    () => {
        None
    };
    ($base:ty) => {
        Some(<$base as $crate::wire::Described>::complex)
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! content_of {
    ([], $steps:ident) => {
        if $steps.is_empty() { Content::Empty } else { Content::Steps($steps) }
    };
    ([$text_type:ty], $steps:ident) => {
        Content::Text(<$text_type as SimpleValue>::simple)
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! complex_flags {
    ([] $complex:expr) => { $complex };
    ([soap_attributes $(, $more:ident)*] $complex:expr) => {
        Complex { any_attribute: Some(Namespace::Soap), ..$crate::complex_flags!([$($more),*] $complex) }
    };
    ([is_abstract $(, $more:ident)*] $complex:expr) => {
        Complex { is_abstract: true, ..$crate::complex_flags!([$($more),*] $complex) }
    };
    ([may_be_empty $(, $more:ident)*] $complex:expr) => {
        Complex { may_be_empty: true, ..$crate::complex_flags!([$($more),*] $complex) }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! alternatives {
    ($namespace:ident, $type:ty, [], $name:expr, $since:expr) => {
        &[Element::new($crate::namespace!($namespace), $name, <$type as Value>::of_type, $since)]
    };
    ($namespace:ident, $type:ty, [branches], $name:expr, $since:expr) => {
        <$type>::BRANCHES
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! read_attribute {
    (Required, $type:ty, $node:ident, $table:expr, $name:expr) => {
        <$type as SimpleValue>::parse(
            $node.attribute($name).expect("validation has seen the required attribute"),
        )
    };
    ($optional:ident, $type:ty, $node:ident, $table:expr, $name:expr) => {
        $node.attribute($name).map(<$type as SimpleValue>::parse)
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! write_attribute {
    (Required, $value:expr, $writer:ident, $name:expr) => {
        SimpleValue::with_text(&$value, |text| $writer.attribute($name, text))
    };
    ($optional:ident, $value:expr, $writer:ident, $name:expr) => {
        if let Some(value) = &$value {
            SimpleValue::with_text(value, |text| $writer.attribute($name, text));
        }
    };
}

/// The name of a field on the wire: PascalCase unless given.
#[doc(hidden)]
#[macro_export]
macro_rules! wire_name {
    ($field:ident, $name:literal) => {
        $name
    };
    ($field:ident) => {{
        const SNAKE: &str = stringify!($field);
        const LENGTH: usize = $crate::wire::macro_support::pascal_case_length(SNAKE);
        const BYTES: [u8; LENGTH] = $crate::wire::macro_support::pascal_case(SNAKE);
        const NAME: &str = $crate::wire::macro_support::ascii(&BYTES);
        NAME
    }};
}

#[doc(hidden)]
#[macro_export]
macro_rules! branch_name {
    ($branch:ident, $name:literal) => {
        $name
    };
    ($branch:ident) => {
        stringify!($branch)
    };
}
