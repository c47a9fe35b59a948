"""Values → what a person sees.  rich lives only here and in cli."""
