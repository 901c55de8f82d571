"""The sentences about what is wrong in a computation, by the step that finds it.

Kept out of the steps themselves so that these stay short and the tone stays one.
"""
